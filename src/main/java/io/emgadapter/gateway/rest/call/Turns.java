package io.emgadapter.gateway.rest.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The turns of one account's calls in this instance. They are taken from the clock that all
 * instances share, in one go for all calls that wait here. If that clock cannot be asked, this
 * instance keeps the pace by itself: then no Task begins, and those in hand are brought to an end.
 */
final class Turns {
  private final @Nullable CallTurns shared;
  private final byte[] account;
  private final Duration gap;
  private final int most;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock(true);

  /** When those begin that are taken, in {@code System.nanoTime()}. */
  private final Deque<Long> taken = new ArrayDeque<>();

  /** The end of the last turn of those that this instance gave itself. */
  private long ownEnd = System.nanoTime();

  private Turns(@Nullable CallTurns shared, byte[] account, int perSecond) {
    this.shared = shared;
    this.account = account;
    this.gap = Duration.ofSeconds(1).dividedBy(perSecond);
    this.most = perSecond;
  }

  /** Those of an account that other instances use too. */
  static Turns shared(CallTurns turns, byte[] account, int perSecond) {
    return new Turns(turns, account, perSecond);
  }

  /** Those of an instance that is alone. */
  static Turns alone(int perSecond) {
    return new Turns(null, new byte[0], perSecond);
  }

  /**
   * Waits for a turn.
   *
   * @param longest if it comes later than this, none is taken
   * @return zero when it has come; else how long nobody gets one
   */
  Duration await(Duration longest) throws InterruptedException {
    waiting.incrementAndGet();
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      waiting.decrementAndGet();
      throw e;
    }
    long turn;
    try {
      Duration later = takeWhereNoneIsLeft(longest);
      if (later.isPositive()) {
        return later;
      }
      turn = taken.remove();
    } finally {
      waiting.decrementAndGet(); // before the next one counts for how many turns it asks
      lock.unlock();
    }
    long left = turn - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
    return Duration.ZERO;
  }

  /** How many calls wait, for their turn to be taken. */
  int waiting() {
    return waiting.get();
  }

  /** Has all instances wait; where that cannot be said now, only this one does. */
  void holdBack(Duration pause) {
    if (shared != null) {
      try {
        shared.holdBack(account, pause);
      } catch (DataAccessException e) {
        // The others hear it from Equinix.
      }
    }
  }

  private Duration takeWhereNoneIsLeft(Duration longest) {
    long now = System.nanoTime();
    while (!taken.isEmpty() && taken.element() < now - gap.toNanos()) {
      taken.remove(); // whoever took it has gone, and its time has passed
    }
    if (taken.isEmpty()) {
      int count = Math.min(most, waiting.get());
      CallTurns.Turn first = take(count, longest);
      if (!first.isTaken()) {
        return first.in().isPositive() ? first.in() : gap;
      }
      long begin = System.nanoTime() + first.in().toNanos();
      for (int i = 0; i < count; i++) {
        taken.add(begin + i * gap.toNanos());
      }
    }
    return Duration.ZERO;
  }

  private CallTurns.Turn take(int count, Duration longest) {
    if (shared != null) {
      try {
        return shared.take(account, count, gap, longest);
      } catch (DataAccessException e) {
        // by itself, as the class says
      }
    }
    long now = System.nanoTime();
    long begin = Math.max(ownEnd, now);
    ownEnd = begin + count * gap.toNanos();
    return new CallTurns.Turn(true, Duration.ofNanos(begin - now));
  }
}
