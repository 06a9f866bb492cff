package io.emgadapter.gateway.emg;

import java.time.Duration;

/**
 * How many messages may be out at once, so that each is settled while it is still locked for us: no
 * more than were handled in {@link #LOCK} at the pace of the last batch. Where handling is so slow
 * that a lock ends before, the queue would deliver again what was handled, count that, and in the
 * end give it up. For one thread.
 */
final class Pace {
  /** The shortest lock that Service Bus allows for a queue. */
  static final Duration LOCK = Duration.ofSeconds(5);

  private final int most;
  private int credit;

  /**
   * @param most as many at most, which is where it begins
   */
  Pace(int most) {
    this.most = most;
    this.credit = most;
  }

  /** So many messages took so long. */
  void took(int messages, long nanos) {
    double fit = (double) messages * LOCK.toNanos() / Math.max(1, nanos);
    credit = (int) Math.max(1, Math.min(most, fit));
  }

  /** So many may be out. */
  int credit() {
    return credit;
  }
}
