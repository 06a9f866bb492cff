package io.emgadapter.work;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The sign of life of a thread that works by itself: when its last good round ended. So one that
 * hangs is seen, although nothing fails. Safe for use by several threads.
 */
public final class Pulse {
  /** What a round may take that nobody need look at, however short the pace. */
  private static final Duration LEAST = Duration.ofMinutes(2);

  private static final int PACES = 10;

  private final String name;
  private final Duration limit;
  private final BooleanSupplier good;
  private final LongSupplier nanos;
  private volatile boolean running;
  private volatile long last;

  /**
   * @param name of the thread
   * @param limit after so long without a good round it stands still
   * @param good whether a round that ended was a good one
   * @param nanos a clock
   */
  public Pulse(String name, Duration limit, BooleanSupplier good, LongSupplier nanos) {
    this.name = name;
    this.limit = limit;
    this.good = good;
    this.nanos = nanos;
  }

  /** Of a thread that makes a round at least each {@code pace}: ten of them may pass. */
  public static Pulse of(String name, Duration pace) {
    Duration limit = pace.multipliedBy(PACES);
    return of(name, limit.compareTo(LEAST) < 0 ? LEAST : limit, () -> true);
  }

  /** Of a thread some of whose rounds take long. */
  public static Pulse of(String name, Duration limit, BooleanSupplier good) {
    return new Pulse(name, limit, good, System::nanoTime);
  }

  /** The name of the thread. */
  public String name() {
    return name;
  }

  /** What the thread does: its name as far as the colon, after which it names an account. */
  public String kind() {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** After so long without a good round it stands still. */
  public Duration limit() {
    return limit;
  }

  /** It begins; that counts as a good round. */
  public void begin() {
    last = nanos.getAsLong();
    running = true;
  }

  /** A round has ended without a failure. */
  public void beat() {
    if (good.getAsBoolean()) {
      last = nanos.getAsLong();
    }
  }

  /** It ends: nobody expects a round any more. */
  public void end() {
    running = false;
  }

  /** Whether it was begun and not ended. */
  public boolean isRunning() {
    return running;
  }

  /** Since the last good round. */
  public Duration age() {
    return Duration.ofNanos(nanos.getAsLong() - last);
  }

  /** Whether it runs, and has had no good round for too long. */
  public boolean standsStill() {
    return running && age().compareTo(limit) > 0;
  }
}
