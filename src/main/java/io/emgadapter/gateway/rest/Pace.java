package io.emgadapter.gateway.rest;

import java.time.Duration;

/** Lets so many calls a second start, evenly. */
final class Pace {
  private final long gap;
  private long next = System.nanoTime();

  Pace(int perSecond) {
    this.gap = Duration.ofSeconds(1).toNanos() / Math.max(1, perSecond);
  }

  /** Waits for the next place. */
  void take() throws InterruptedException {
    long wait = place() - System.nanoTime();
    if (wait > 0) {
      Thread.sleep(Duration.ofNanos(wait));
    }
  }

  private synchronized long place() {
    long place = Math.max(next, System.nanoTime());
    next = place + gap;
    return place;
  }
}
