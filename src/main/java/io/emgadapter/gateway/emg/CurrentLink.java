package io.emgadapter.gateway.emg;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.qpid.protonj2.client.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The link that is open now, if there is one. The threads that use it wait here for the thread that
 * opens it. Safe for use by several threads.
 */
final class CurrentLink<L> {
  private volatile @Nullable OpenLink<L> current;
  private volatile boolean closed;

  /** The open link; waits for it this long, and gives null if there is none then. */
  @Nullable OpenLink<L> await(Duration wait) throws InterruptedException {
    waitWhile(() -> current == null, wait);
    return current;
  }

  /** Null if there is none. */
  @Nullable OpenLink<L> get() {
    return current;
  }

  /** Sets the open link, unless no link is wanted any more. */
  synchronized void put(OpenLink<L> link) {
    current = closed ? null : link;
    notifyAll();
  }

  /** Removes this very link; false if it was removed already. */
  synchronized boolean remove(OpenLink<L> link) {
    if (current != link) {
      return false;
    }
    current = null;
    notifyAll();
    return true;
  }

  /** Waits until the link was removed, or no link is wanted any more. */
  void awaitRemoval() throws InterruptedException {
    waitWhile(() -> current != null, Duration.ofDays(36_500));
  }

  /** Waits for this long, and says whether a link is still wanted. */
  boolean pause(Duration delay) throws InterruptedException {
    waitWhile(() -> true, delay);
    return !closed;
  }

  /** Ends all waits; no link is wanted any more. */
  synchronized void close() {
    closed = true;
    current = null;
    notifyAll();
  }

  private synchronized void waitWhile(BooleanSupplier condition, Duration longest)
      throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    long left = longest.toNanos();
    while (!closed && left > 0 && condition.getAsBoolean()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
  }

  /** One life of a link, from its opening to its loss; two lives are never equal. */
  static final class OpenLink<L> {
    private final Connection connection;
    private final L link;
    private final CompletableFuture<String> lost;

    OpenLink(Connection connection, L link, CompletableFuture<String> lost) {
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

    /** Ends with the reason when the connection is lost. */
    CompletableFuture<String> lost() {
      return lost;
    }

    /** Closes the connection without waiting for the peer's agreement. */
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

    /** The delay before the next attempt; zero before the very first one. */
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

    /**
     * Says how long the opened link lived; only a life longer than all delays counts as a success.
     */
    void lived(Duration life) {
      if (life.compareTo(longest) > 0) {
        reset();
      }
    }
  }
}
