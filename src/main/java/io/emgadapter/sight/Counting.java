package io.emgadapter.sight;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counting changes nothing: what a meter throws is logged, and never stands between an effect and
 * its record. What a transaction does is counted when it is committed.
 */
public final class Counting {
  private static final Logger LOG = LoggerFactory.getLogger(Counting.class);

  private Counting() {}

  /** Counts now. */
  public static void now(Runnable count) {
    try {
      count.run();
    } catch (RuntimeException e) {
      LOG.atWarn()
          .log("Something could not be counted ({}); its effect stands", e.getClass().getName());
    }
  }

  /** Counts once the transaction around is committed, and never if it is not; now without one. */
  public static void whenCommitted(Runnable count) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      now(count);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            now(count);
          }
        });
  }
}
