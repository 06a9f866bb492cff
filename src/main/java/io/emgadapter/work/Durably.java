package io.emgadapter.work;

import io.emgadapter.work.Failures.Undecided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the transaction of a batch until it is decided. During an outage, or when the process is
 * short of memory, the batch stays in hand and is tried again for as long as it takes. One bad row
 * never stops the others.
 */
public final class Durably {
  private static final Logger LOG = LoggerFactory.getLogger(Durably.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final BooleanSupplier stopped;

  /**
   * @param stopped whether the process is ending. Then, or when the thread is interrupted, an
   *     outage is no longer waited out
   */
  public Durably(BooleanSupplier stopped) {
    this.stopped = stopped;
  }

  /**
   * Runs a transaction over a batch, and if the database can never take one of its rows, over its
   * halves.
   *
   * @param transaction gives one result for each item, in the same order; may be run several times
   * @param poison gives the result of an item that the database can never take
   * @return one result for each item, in the same order
   */
  public <T, R> List<R> run(
      List<T> batch, Function<List<T>, List<R>> transaction, Function<T, R> poison) {
    if (batch.isEmpty()) {
      return List.of();
    }
    try {
      return untilUp(() -> transaction.apply(batch));
    } catch (RuntimeException | Error failure) {
      if (!Failures.isPoison(failure)) {
        throw failure;
      }
      if (batch.size() == 1) {
        LOG.error(
            "The ledger cannot store one row of a batch ({}); it is set aside, and the others are"
                + " stored",
            Failures.kind(failure));
        Failures.debug(LOG, failure);
        return List.of(poison.apply(batch.getFirst()));
      }
      int half = batch.size() / 2;
      List<R> results = new ArrayList<>(run(batch.subList(0, half), transaction, poison));
      results.addAll(run(batch.subList(half, batch.size()), transaction, poison));
      return results;
    }
  }

  /**
   * Runs a transaction that gives no results for its items.
   *
   * @param poison is called with each item that the database can never take
   * @return whether each was taken, in the same order
   */
  public <T> List<Boolean> each(List<T> batch, Consumer<List<T>> transaction, Consumer<T> poison) {
    return run(
        batch,
        some -> {
          transaction.accept(some);
          return Collections.nCopies(some.size(), true);
        },
        item -> {
          poison.accept(item);
          return false;
        });
  }

  /** Does something with the ledger, waiting out every outage. */
  public void untilDone(Runnable work) {
    untilUp(() -> {
      work.run();
      return true;
    });
  }

  /** Asks the ledger for something, waiting out every outage. */
  public <R> R untilUp(Supplier<R> work) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return work.get();
      } catch (RuntimeException | Error failure) {
        if (Failures.isPoison(failure)) {
          throw failure;
        }
        // An interrupted thread could not pause, and whoever interrupts it wants it to end.
        if (stopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
          throw new Undecided(failure);
        }
        report(failure, pause);
        LockSupport.parkNanos(pause.toNanos());
        pause = Collections.min(List.of(LONGEST_PAUSE, pause.multipliedBy(2)));
      }
    }
  }

  private static void report(Throwable failure, Duration pause) {
    if (Failures.isOutage(failure)) {
      LOG.warn(
          "The ledger is out of reach ({}); the batch in hand waits and is tried again in {} ms",
          Failures.kind(failure),
          pause.toMillis());
    } else {
      LOG.error(
          "The ledger fails in a way that trying again may not cure ({}); the batch in hand waits and"
              + " is tried again in {} ms",
          Failures.kind(failure),
          pause.toMillis());
      Failures.debug(LOG, failure);
    }
  }
}
