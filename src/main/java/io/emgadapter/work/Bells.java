package io.emgadapter.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The bells of this instance. Whoever has committed something rings. */
@Component
public class Bells {
  private final Bell tasks = new Bell();
  private final Bell late = new Bell();
  private final Bell deadlines = new Bell();
  private final Bell lookUps = new Bell();

  /** Rings when Tasks may be ready to be sent. */
  public Bell tasks() {
    return tasks;
  }

  /** Rings that bell once the transaction has committed in which this is called. */
  public void tasksAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            tasks.ring();
          }
        });
  }

  /** Rings when Tasks may be too late to be sent. */
  public Bell late() {
    return late;
  }

  /** Rings when a deadline of Tasks may have passed. */
  public Bell deadlines() {
    return deadlines;
  }

  /** Rings when Tasks may have to be looked up. */
  public Bell lookUps() {
    return lookUps;
  }

  /**
   * Wakes a step of this instance when the ledger has something for it; others find it by polling.
   * One may wait for it; whoever else waits takes {@link #another}.
   */
  public static final class Bell {
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
}
