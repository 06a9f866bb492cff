package io.emgadapter.gateway.rest;

import java.time.Duration;

/** What came of reading from Equinix. Sentences hold no secret and nothing of what was asked. */
public sealed interface Read {

  /**
   * Equinix's answer.
   *
   * @param json as it came; empty where Equinix had nothing to say
   */
  record Found(byte[] json) implements Read {
    /** Without the content. */
    @Override
    public String toString() {
      return "Found[" + json.length + "]";
    }
  }

  /**
   * Equinix does not give it.
   *
   * @param status in HTTP's meaning: 400, 403, 404, 409, or 502 where its answer makes no sense
   * @param sentence why
   */
  record Refused(int status, String sentence) implements Read {}

  /**
   * Nobody can say now.
   *
   * @param sentence why
   * @param pause after that it may be asked again
   */
  record Unavailable(String sentence, Duration pause) implements Read {}

  /** The subscription has no credentials for Equinix's REST APIs. */
  record NotSetUp() implements Read {}
}
