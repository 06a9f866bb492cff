package io.emgadapter.gateway.emg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.protonj2.client.Tracker;

/**
 * Bounds how many transfers on one life of a link wait for the peer's answer. No more Tasks become
 * UNKNOWN if that link is lost. For one thread at a time.
 */
final class Window {
  private final int most;
  private final Deque<Tracker> unsettled = new ArrayDeque<>();

  /**
   * @param most the most transfers; at least one
   */
  Window(int most) {
    this.most = most;
  }

  /**
   * Waits until one more may be written.
   *
   * @param until the {@link System#nanoTime()} after which it waits no longer
   * @return whether there is room now
   * @throws ExecutionException if the link is lost
   */
  boolean room(long until) throws ExecutionException, InterruptedException {
    try {
      forgetSettled();
      while (unsettled.size() >= most) {
        // Apart from single ones, peers settle in order, so the oldest is the one to wait for.
        long left = Math.max(0, until - System.nanoTime());
        unsettled.element().settlementFuture().get(left, TimeUnit.NANOSECONDS);
        forgetSettled();
      }
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** One more was written. */
  void add(Tracker written) {
    unsettled.add(written);
  }

  private void forgetSettled() {
    unsettled.removeIf(each -> each.remoteSettled() || each.settlementFuture().isDone());
  }
}
