package io.emgadapter.request;

import java.util.concurrent.Semaphore;

/** Limits how much may wait for the ledger, in bytes: a few large requests or many small ones. */
final class ByteBudget {
  private static final int UNIT = 1024;

  private final int units;
  private final Semaphore free;

  ByteBudget(long bytes) {
    this.units = (int) Math.max(1, bytes / UNIT);
    this.free = new Semaphore(units, true);
  }

  /** Takes room if there is enough. */
  boolean tryTake(int bytes) {
    return free.tryAcquire(unitsOf(bytes));
  }

  /** Takes room, waiting for it. */
  void take(int bytes) throws InterruptedException {
    free.acquire(unitsOf(bytes));
  }

  /** Gives back what was taken for this number of bytes. */
  void give(int bytes) {
    free.release(unitsOf(bytes));
  }

  /** A request that is larger than the whole room takes all of it. */
  private int unitsOf(int bytes) {
    return Math.min(units, 1 + bytes / UNIT);
  }
}
