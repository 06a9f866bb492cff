package io.emgadapter.ledger;

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
  void tasksAfterCommit() {
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
}
