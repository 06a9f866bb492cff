package io.emgadapter.gateway.rest;

import java.time.Duration;

/** What became of one call. */
sealed interface Call {

  /** Equinix answered, whatever it said. */
  record Replied(Reply reply) implements Call {}

  /**
   * Proven not to have been written, or to have been turned away before it was worked on.
   *
   * @param reason for the operator
   * @param pause the least time before it may be tried again
   */
  record NotWritten(String reason, Duration pause) implements Call {}

  /**
   * It was written, and no whole answer came: it may have been worked on or not.
   *
   * @param cause for the operator
   */
  record Lost(String cause) implements Call {}
}
