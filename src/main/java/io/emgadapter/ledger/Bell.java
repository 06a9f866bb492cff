package io.emgadapter.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes a step of this instance when the ledger has something for it; others find it by polling.
 * One may wait for it; whoever else waits takes {@link #another}.
 */
public final class Bell {
  private final Semaphore rung = new Semaphore(0);
  private final List<Bell> others = new CopyOnWriteArrayList<>();

  /**
   * One that rings whenever this one does, and may be rung alone. It is kept as long as this one.
   */
  public Bell another() {
    Bell other = new Bell();
    others.add(other);
    return other;
  }

  /** Wakes who waits, or lets the next wait end at once. */
  public void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
    others.forEach(Bell::ring);
  }

  /** Waits until it rings, for so long at most. */
  public void await(Duration longest) throws InterruptedException {
    if (rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      rung.drainPermits();
    }
  }
}
