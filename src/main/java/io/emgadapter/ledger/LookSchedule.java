package io.emgadapter.ledger;

import java.time.Duration;

/**
 * When a Task whose fate is not known is looked up: soon at first, then each time twice as late,
 * and for the last time when its window is over. In an hour that is 3.5, 7, 14, 28 and 56 seconds,
 * 2, 4, 8, 15, 30 and 60 minutes after it became UNKNOWN.
 *
 * @param window from then to the last look
 */
public record LookSchedule(Duration window) {
  private static final Duration SOON = Duration.ofSeconds(5);

  /** The number of the last look; the first one is 0. */
  public int last() {
    int last = 0;
    while (window.dividedBy(1L << last).compareTo(SOON) > 0) {
      last++;
    }
    return last;
  }

  /** How long after the Task became UNKNOWN the first look comes. */
  public Duration first() {
    return at(0);
  }

  /** How long after this look the next one comes; not for the last. */
  public Duration pauseAfter(int look) {
    return at(look + 1).minus(at(look));
  }

  /** How long after this look the last one comes. */
  public Duration restAfter(int look) {
    return window.minus(at(look));
  }

  private Duration at(int look) {
    return window.dividedBy(1L << (last() - look));
  }
}
