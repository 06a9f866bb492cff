package io.emgadapter.gateway.rest.call;

import java.time.Duration;

/** The time within which an order must be started; after that it is not sent any more. */
public final class TimeToStart {
  private final long end;

  public TimeToStart(Duration time) {
    this.end = System.nanoTime() + time.toNanos();
  }

  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /**
   * Ends the preparation if the time is up, so that the remaining work fits into the lease of the
   * Task.
   */
  public void check() {
    if (left().isZero()) {
      throw PreparationStopped.notSent("its turn did not come in time", Duration.ZERO);
    }
  }
}
