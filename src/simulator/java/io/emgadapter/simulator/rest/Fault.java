package io.emgadapter.simulator.rest;

/** What goes wrong with one request. */
public enum Fault {
  /** The connection ends without an answer, and nothing was done. */
  SILENT_BEFORE,
  /** The connection ends without an answer after the work was done. */
  SILENT_AFTER,
  /** No answer until {@link Faults#release}; then as usual. */
  STUCK,
  /** 429 without any header. */
  TOO_MANY,
  /** 429 with {@code Retry-After: 7}. */
  TOO_MANY_WAIT,
  /** 500 from the API gateway for a used-up quota. */
  QUOTA,
  /** 500 of the service after the work was done, which quotes what was sent. */
  QUOTED_AFTER,
  /** 429 with {@code Retry-After} as a date, seven seconds ahead. */
  TOO_MANY_UNTIL,
  /** 500 of the service, nothing done. */
  ERROR_BEFORE,
  /** 503 after the work was done. */
  UNAVAILABLE_AFTER,
  /** 201 with half a JSON object, after the work was done. */
  BROKEN_JSON,
  /** 400 for a field, nothing done. */
  REFUSED,
  /** 401, whatever the token. */
  UNAUTHORIZED,
  /** 408 from in front of the service, nothing done. */
  TIMEOUT
}
