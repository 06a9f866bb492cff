package io.emgadapter.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The bells of this instance. Code that has committed something rings the bell of the step that
 * goes on with it.
 */
@Component
public class Bells {
  private final Bell tasks = new Bell();
  private final Bell late = new Bell();
  private final Bell deadlines = new Bell();
  private final Bell lookUps = new Bell();
  private final Bell bulks = new Bell();

  /** Rings when Tasks may be ready to be sent. */
  public Bell tasks() {
    return tasks;
  }

  /** Rings the bell of {@link #tasks()} as soon as the current transaction has committed. */
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

  /** Rings when an act upon many parked messages was started. */
  public Bell bulks() {
    return bulks;
  }

  /**
   * Wakes a step of this instance when the ledger has something for it; other instances find it by
   * polling. Only one thread may wait for a bell; another thread takes {@link #another}.
   */
  public static final class Bell {
    private final Semaphore rung = new Semaphore(0);
    private final List<Bell> others = new CopyOnWriteArrayList<>();

    /**
     * A bell that rings whenever this one does, and that can be rung alone. It lives as long as
     * this one.
     */
    public Bell another() {
      Bell other = new Bell();
      others.add(other);
      return other;
    }

    /** Wakes the thread that waits, or else lets the next wait end at once. */
    public void ring() {
      if (rung.availablePermits() == 0) {
        rung.release();
      }
      others.forEach(Bell::ring);
    }

    /** Waits until the bell rings, at most for this long. */
    public void await(Duration longest) throws InterruptedException {
      if (rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        rung.drainPermits();
      }
    }
  }
}
