package io.emgadapter.gateway.rest.call;

import java.time.Duration;

/** The time in which an order must begin; one whose time is up is not sent any more. */
public final class TimeToStart {
  private final long end;

  public TimeToStart(Duration time) {
    this.end = System.nanoTime() + time.toNanos();
  }

  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Stops where time is up, so that the lease of the Task outlasts what still comes. */
  public void check() {
    if (left().isZero()) {
      throw PreparationStopped.notSent("its turn did not come in time", Duration.ZERO);
    }
  }
}
