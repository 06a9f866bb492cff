package io.emgadapter.gateway.rest;

import java.time.Duration;

/** What asking for a token gave. */
sealed interface Token {

  /**
   * A token.
   *
   * @param header the {@code Authorization} header
   */
  record Granted(String header) implements Token {
    /** Without the token. */
    @Override
    public String toString() {
      return "Granted";
    }
  }

  /**
   * None now.
   *
   * @param reason for the operator
   * @param pause the least time before asking again
   */
  record Unavailable(String reason, Duration pause) implements Token {}
}
