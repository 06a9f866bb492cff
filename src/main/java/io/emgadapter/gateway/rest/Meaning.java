package io.emgadapter.gateway.rest;

import tools.jackson.databind.JsonNode;

/** What a reply says of the call that it answers: the one place where a status is read. */
enum Meaning {
  /** 2xx: it was done. */
  DONE,

  /** 4xx but for those below: Equinix's own word that nothing was done, and never will be. */
  REFUSED,

  /** 401: nothing was done, for the bearer token is looked at before anything else. */
  TOKEN_REFUSED,

  /**
   * It was turned away at the door, by the API gateway in front of the ordering systems, which then
   * never see the call: 429, "rejected due to rate limiting" (Equinix, Error Handling), and 500
   * with the gateway's code for a used-up quota. Neither a 503, with or without {@code
   * Retry-After}, nor a 500 that has that word elsewhere is proof: it may come from a system that
   * took the order, and quote it.
   */
  TURNED_AWAY,

  /**
   * It proves nothing: 5xx; 408, which a proxy gives too; a redirect, which some systems send after
   * the work.
   */
  OPEN;

  private static final String QUOTA = "QuotaViolation";

  static Meaning of(int status, JsonNode body) {
    return switch (status) {
      case 401 -> TOKEN_REFUSED;
      case 408 -> OPEN;
      case 429 -> TURNED_AWAY;
      case 500 -> isQuota(body) ? TURNED_AWAY : OPEN;
      default -> status / 100 == 2 ? DONE : status / 100 == 4 ? REFUSED : OPEN;
    };
  }

  /**
   * The gateway's own error alone, in the two forms that it has; nothing in it quotes a request.
   */
  private static boolean isQuota(JsonNode body) {
    boolean isOfEquinix = is(body, "/error_code", "500") && is(body, "/error_message", QUOTA);
    return isOfEquinix || is(body, "/fault/detail/errorcode", "policies.ratelimit." + QUOTA);
  }

  private static boolean is(JsonNode body, String pointer, String text) {
    return body.at(pointer).asString("").equals(text);
  }
}
