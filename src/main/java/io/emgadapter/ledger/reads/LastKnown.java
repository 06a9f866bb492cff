package io.emgadapter.ledger.reads;

import io.emgadapter.work.Failures;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read last, and how old it is. Asking for it never waits and never fails: the {@link
 * Probe} reads, and keeps what it read while the ledger is out of reach.
 *
 * @param <T> what is read
 */
public final class LastKnown<T> {
  /** A read that takes longer than this does not end. */
  private static final Duration OLD = Duration.ofSeconds(10);

  private static final Duration FORGOTTEN = Duration.ofMinutes(1);
  private static final Duration SELDOM = Duration.ofSeconds(30);

  /** What takes long is read less often, so that it takes no more than 5 % of the time. */
  private static final int SHARE = 20;

  /** But never less often than this, in times of what was wanted. */
  private static final int LONGEST = 10;

  private final Supplier<T> read;
  private final Duration every;
  private final LongSupplier nanos;
  private volatile @Nullable Read<T> last;
  private volatile @Nullable String trouble = "not read yet";
  private volatile long asked;
  private volatile long resumed;
  private volatile long due;

  /**
   * @param pause until the next read, as it was chosen after this one
   */
  private record Read<T>(T value, long at, long pause) {}

  /**
   * Knows nothing yet.
   *
   * @param every how often it is to be read
   * @param nanos the time, as {@link System#nanoTime} gives it
   */
  LastKnown(Supplier<T> read, Duration every, LongSupplier nanos) {
    this.read = read;
    this.every = every;
    this.nanos = nanos;
    this.asked = nanos.getAsLong() - FORGOTTEN.toNanos();
    this.resumed = asked;
    expire();
  }

  Duration every() {
    return every;
  }

  /** What was read last; null before the first time. */
  public @Nullable T value() {
    asked();
    Read<T> now = last;
    return now == null ? null : now.value();
  }

  /** How old it is, in seconds; -1 before the first time. */
  public long ageSeconds() {
    Read<T> now = last;
    return now == null ? -1 : seconds(nanos.getAsLong() - now.at());
  }

  /** Why it is not of now: the last read failed, or does not end; null where it is. */
  public @Nullable String trouble() {
    asked();
    String failed = trouble;
    Read<T> now = last;
    boolean doesNotEnd = failed == null && now != null && isOverdue(now);
    return doesNotEnd ? "no answer for " + ageSeconds() + " s" : failed;
  }

  /** While nobody asked, it was read seldom: that is no reason to call it old. */
  private boolean isOverdue(Read<T> of) {
    long now = nanos.getAsLong();
    return Math.min(now - of.at(), now - resumed) > OLD.toNanos() + of.pause();
  }

  private void asked() {
    long now = nanos.getAsLong();
    if (now - asked >= FORGOTTEN.toNanos()) {
      resumed = now;
    }
    asked = now;
  }

  /** Reads if that is due, and seldom while nobody asks for it. */
  void look() {
    long begin = nanos.getAsLong();
    boolean forgotten = begin - asked >= FORGOTTEN.toNanos();
    if (begin - due < (forgotten ? SELDOM.minus(every).toNanos() : 0)) {
      return;
    }
    long pause;
    try {
      T value = read.get();
      pause = pauseAfter(begin);
      last = new Read<>(value, nanos.getAsLong(), pause);
      trouble = null;
    } catch (RuntimeException e) {
      pause = pauseAfter(begin);
      trouble = Failures.isOutage(e) ? "out of reach" : Failures.kind(e);
    }
    due = nanos.getAsLong() + pause;
  }

  private long pauseAfter(long begin) {
    long byShare = SHARE * (nanos.getAsLong() - begin);
    return Math.clamp(byShare, every.toNanos(), LONGEST * every.toNanos());
  }

  /** Lets the next look read. */
  void expire() {
    due = nanos.getAsLong() - SELDOM.toNanos();
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).toSeconds();
  }
}
