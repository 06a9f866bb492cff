package io.emgadapter.gateway.rest;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places of Tasks that one subscription has on their way: of all, half at most for one of
 * Equinix's APIs, so that a slow one leaves places for the others.
 */
final class Places {
  /** A Task that waits longer goes back and lets others try. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Semaphore all;
  private final Map<Api, Semaphore> each = new EnumMap<>(Api.class);

  /**
   * @param most places, 1 or more
   */
  Places(int most) {
    this.all = new Semaphore(most, true);
    for (Api api : Api.values()) {
      each.put(api, new Semaphore(Math.ceilDiv(most, 2), true));
    }
  }

  /**
   * Takes a place, the longest waiting first.
   *
   * @param left waits so long at most, and never longer than {@link #LONGEST_WAIT}
   * @return whether one became free; whoever got one gives it back with {@link #leave}
   */
  boolean take(Api api, Duration left) throws InterruptedException {
    Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    long end = System.nanoTime() + wait.toNanos();
    Semaphore own = own(api);
    if (!own.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    boolean taken = false;
    try {
      taken = all.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } finally {
      if (!taken) {
        own.release();
      }
    }
    return taken;
  }

  void leave(Api api) {
    all.release();
    own(api).release();
  }

  private Semaphore own(Api api) {
    return Objects.requireNonNull(each.get(api));
  }
}
