package io.emgadapter.gateway.rest;

/**
 * Whether a call was turned away at the door. Two answers are proof of it, for both are given by
 * the API gateway in front of the ordering systems, which then never see the call:
 *
 * <ul>
 *   <li>429, "rejected due to rate limiting" (Equinix, Error Handling);
 *   <li>500 with {@code QuotaViolation}, which is how a used-up daily quota has shown itself.
 * </ul>
 *
 * <p>A 503 is no proof, with or without {@code Retry-After}: it may come from in front of a system
 * that took the order and then fell silent.
 */
final class TurnedAway {
  private static final String QUOTA = "quotaviolation";

  private TurnedAway() {}

  static boolean by(Reply reply) {
    return reply.status() == 429 || (reply.status() == 500 && saysQuota(reply));
  }

  private static boolean saysQuota(Reply reply) {
    return reply.body().toString().toLowerCase(java.util.Locale.ROOT).contains(QUOTA);
  }
}
