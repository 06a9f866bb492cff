package io.emgadapter.gateway.emg;

import java.time.Duration;

/** Delays that double from the first to the longest. Not safe for use by several threads. */
final class Backoff {

  private final Duration first;
  private final Duration longest;
  private Duration delay = Duration.ZERO;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /** The delay before the next attempt; the very first has none. */
  Duration next() {
    Duration now = delay;
    Duration doubled = now.isZero() ? first : now.multipliedBy(2);
    delay = doubled.compareTo(longest) > 0 ? longest : doubled;
    return now;
  }

  /** An attempt succeeded. */
  void reset() {
    delay = first;
  }

  /** What was opened lived this long; only a life longer than all delays counts as a success. */
  void lived(Duration life) {
    if (life.compareTo(longest) > 0) {
      reset();
    }
  }
}
