package io.emgadapter.ledger.polls;

import java.time.Duration;

/**
 * How gently the orders of one subscription are asked for.
 *
 * @param every after a change an order is asked for after this; while nothing changes, each time
 *     twice as late
 * @param atMost and no later than this
 * @param perDay so many calls in 24 hours, of all instances together; twice {@code callsEach} or
 *     more
 * @param giveUp an order that did not change for so long is not asked for any more
 * @param callsEach so many calls one order takes at most
 */
public record PollPolicy(
    Duration every, Duration atMost, int perDay, Duration giveUp, int callsEach) {
  private static final int SECONDS_OF_A_DAY = 86_400;
  private static final int PARTS_OF_A_DAY = 24;

  /** What may be asked at once after a pause: about an hour's share. */
  int burst() {
    return Math.max(callsEach, perDay / PARTS_OF_A_DAY);
  }

  /** What is added in a second, so that with the burst no 24 hours see more than {@code perDay}. */
  double perSecond() {
    return (perDay - burst()) / (double) SECONDS_OF_A_DAY;
  }

  static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
