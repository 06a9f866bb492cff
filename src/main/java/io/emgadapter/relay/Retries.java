package io.emgadapter.relay;

import java.time.Duration;

/**
 * When an event that the broker did not take goes again: twice as long after each try, up to a
 * limit.
 *
 * @param first how long it waits after the first
 */
record Retries(Duration first) {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 10;

  /** How long it waits after so many tries and one more. */
  Duration after(int attempts) {
    Duration doubled = first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, attempts));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
