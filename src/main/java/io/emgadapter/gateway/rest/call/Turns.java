package io.emgadapter.gateway.rest.call;

import io.emgadapter.gateway.rest.call.CallTurns.State;
import io.emgadapter.gateway.rest.call.CallTurns.Turn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The turns of one account's calls in this instance. They are taken from the clock that all
 * instances share, in one go for all calls that wait here. If that clock cannot be asked, this
 * instance keeps the pace by itself for a while: then no Task begins, and those in hand are brought
 * to an end. Nobody waits longer than it said, however long the ledger takes to answer.
 */
final class Turns {
  /** A turn that was slept through by more than this is void: others are calling by now. */
  private static final Duration LATE = Duration.ofSeconds(1);

  /** So long the ledger is not asked after it failed, since each question may take as long. */
  private static final Duration ALONE = Duration.ofSeconds(10);

  private final @Nullable CallTurns shared;
  private final byte[] account;
  private final Duration gap;
  private final int most;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock(true);

  // Times of System.nanoTime(), under the lock.
  private final Deque<Long> taken = new ArrayDeque<>();
  private long ownEnd = System.nanoTime();
  private long askAgain = System.nanoTime();

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
   * @param longest how long the caller can wait
   * @return taken when it has come, at most a second later than this; else why there is none
   */
  Turn await(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      Turn next = next(end);
      if (!next.isTaken()) {
        return next;
      }
      long turn = System.nanoTime() + next.in().toNanos();
      Thread.sleep(next.in());
      if (System.nanoTime() - turn <= LATE.toNanos()) {
        return new Turn(State.TAKEN, Duration.ZERO);
      }
    }
  }

  /** The next turn, if it comes before this; not slept for yet. */
  private Turn next(long end) throws InterruptedException {
    waiting.incrementAndGet();
    boolean locked = false;
    try {
      locked = lock.tryLock(until(end).toNanos(), TimeUnit.NANOSECONDS);
      if (!locked) {
        return new Turn(State.CROWDED, gap);
      }
      Turn first = takeWhereNoneIsLeft(end);
      return first.isTaken() ? new Turn(State.TAKEN, until(taken.remove())) : first;
    } finally {
      waiting.decrementAndGet(); // before the next one counts for how many turns it asks
      if (locked) {
        lock.unlock();
      }
    }
  }

  private Turn takeWhereNoneIsLeft(long end) {
    long late = System.nanoTime() - LATE.toNanos();
    while (!taken.isEmpty() && taken.element() - late < 0) {
      taken.remove(); // whoever it was for has gone, and its time has passed
    }
    if (!taken.isEmpty()) {
      return new Turn(State.TAKEN, Duration.ZERO);
    }
    int count = Math.min(most, waiting.get());
    Turn first = take(count, until(end));
    if (!first.isTaken()) {
      return first;
    }
    if (until(end).isZero()) {
      return new Turn(State.CROWDED, gap); // the ledger took as long as that
    }
    long begin = System.nanoTime() + first.in().toNanos();
    for (int i = 0; i < count; i++) {
      taken.add(begin + i * gap.toNanos());
    }
    return first;
  }

  private Turn take(int count, Duration longest) {
    if (shared != null && until(askAgain).isZero()) {
      try {
        return shared.take(account, count, gap, longest);
      } catch (DataAccessException e) {
        askAgain = System.nanoTime() + ALONE.toNanos();
      }
    }
    Duration in = until(ownEnd);
    if (in.compareTo(longest) > 0) {
      return new Turn(State.CROWDED, in.minus(longest).plus(gap));
    }
    ownEnd = System.nanoTime() + in.toNanos() + count * gap.toNanos();
    return new Turn(State.TAKEN, in);
  }

  /** How many calls wait until turns are taken for them. */
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

  private static Duration until(long nanoTime) {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }
}
