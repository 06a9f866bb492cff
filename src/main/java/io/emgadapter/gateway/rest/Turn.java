package io.emgadapter.gateway.rest;

import java.time.Duration;

/** How long a Task may wait and prepare; an order whose time is up is not sent any more. */
final class Turn {
  private final long end;

  Turn(Duration startWithin) {
    this.end = System.nanoTime() + startWithin.toNanos();
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Stops where time is up, so that the lease of the Task outlasts what still comes. */
  void check() {
    if (left().isZero()) {
      throw Stop.notSent("its turn did not come in time", Duration.ZERO);
    }
  }
}
