package io.emgadapter.gateway.emg;

import io.emgadapter.gateway.emg.EmgLink.LostFlag;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.qpid.protonj2.client.Connection;
import org.jspecify.annotations.Nullable;

/** Where the one who opens a link and those who use it meet. Safe for use by several threads. */
final class Slot<L> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable OpenLink<L> current;
  private boolean closed;

  /** The open link; waits for it this long, and gives null if there is none then. */
  @Nullable OpenLink<L> await(Duration wait) throws InterruptedException {
    waitWhile(() -> current == null, wait);
    return current();
  }

  @Nullable OpenLink<L> current() {
    lock.lock();
    try {
      return current;
    } finally {
      lock.unlock();
    }
  }

  /** Puts a link in, unless the slot is closed. */
  void put(OpenLink<L> link) {
    lock.lock();
    try {
      current = closed ? null : link;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes this very link out; false if it is out already. */
  boolean take(OpenLink<L> link) {
    lock.lock();
    try {
      boolean there = current == link;
      current = there ? null : current;
      changed.signalAll();
      return there;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the link was taken out or the slot closed. */
  void awaitEmpty() throws InterruptedException {
    waitWhile(() -> current != null, Duration.ofDays(36_500));
  }

  /** Waits so long, and says whether the slot is still of use. */
  boolean pause(Duration delay) throws InterruptedException {
    waitWhile(() -> true, delay);
    lock.lock();
    try {
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody wait any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      current = null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void waitWhile(BooleanSupplier condition, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (!closed && left > 0 && condition.getAsBoolean()) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** One life of a link, from its opening to its loss; two lives are never equal. */
  static final class OpenLink<L> {

    private final Connection connection;
    private final L link;
    private final LostFlag<L> lost;

    OpenLink(Connection connection, L link, LostFlag<L> lost) {
      this.connection = connection;
      this.link = link;
      this.lost = lost;
    }

    Connection connection() {
      return connection;
    }

    L link() {
      return link;
    }

    LostFlag<L> lost() {
      return lost;
    }

    /** Asks for the end of the connection; nobody waits for the peer's agreement. */
    void close() {
      EmgOptions.close(connection);
    }
  }

  /** Delays that double from the first to the longest. Not safe for use by several threads. */
  static final class Backoff {

    private final Duration first;
    private final Duration longest;
    private Duration delay = Duration.ZERO;

    Backoff(Duration first, Duration longest) {
      this.first = first;
      this.longest = longest;
    }

    /** The delay before the next attempt; the very first has none. */
    Duration next() {
      Duration now = delay;
      Duration doubled = now.isZero() ? first : now.multipliedBy(2);
      delay = doubled.compareTo(longest) > 0 ? longest : doubled;
      return now;
    }

    /** An attempt succeeded. */
    void reset() {
      delay = first;
    }

    /** What was opened lived this long; only a life longer than all delays counts as a success. */
    void lived(Duration life) {
      if (life.compareTo(longest) > 0) {
        reset();
      }
    }
  }
}
