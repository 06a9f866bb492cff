package io.emgadapter.ledger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes a step of this instance when the ledger has something for it; others find it by polling.
 */
public final class Bell {
  private final Semaphore rung = new Semaphore(0);

  /** Wakes who waits, or lets the next wait end at once. */
  public void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /** Waits until it rings, for so long at most. */
  public void await(Duration longest) throws InterruptedException {
    if (rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      rung.drainPermits();
    }
  }
}
