package io.emgadapter.ledger;

import java.util.Random;
import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;

/** What a racing instance leaves to chance, and how it runs its transactions. */
final class Chance {
  private final RacedWorld world;
  private final Random random;

  Chance(RacedWorld world, Random random) {
    this.world = world;
    this.random = random;
  }

  /** Whether the instance dies here. */
  boolean dies() {
    return random.nextInt(15) == 0;
  }

  static Object done(Runnable work) {
    work.run();
    return work;
  }

  /** Runs a transaction, now and then as if its commit had been in doubt. */
  <T> T twice(Supplier<T> transaction) {
    if (random.nextInt(8) == 0) {
      once(transaction);
    }
    return once(transaction);
  }

  /** Runs a transaction, again where a deadlock ended it. */
  <T> T once(Supplier<T> transaction) {
    while (true) {
      try {
        T result = transaction.get();
        world.counted();
        return result;
      } catch (PessimisticLockingFailureException deadlock) {
        world.deadlocked(deadlock);
      }
    }
  }
}
