package io.emgadapter.ledger.events;

import io.emgadapter.ledger.Lease;
import java.time.Duration;
import java.time.InstantSource;

/**
 * That this instance holds a reader of the log. Whether it still does is said without asking the
 * ledger: a process that was stopped for a while must not tell what another one tells meanwhile.
 *
 * @param fence to be named with every move
 * @param number how far the reader had come when it was taken
 * @param nanos when the lease was asked for, by a clock that goes on while the process is stopped
 * @param millis the same by one that goes on while the machine is, though it may be set back
 */
public record Hold(String reader, Lease lease, long fence, long number, long nanos, long millis) {

  /** The times of now, to be taken before a lease is asked for. */
  static Hold asking(String reader, Lease lease) {
    return new Hold(reader, lease, 0, 0, System.nanoTime(), InstantSource.system().millis());
  }

  /** The same with the times of now, to be taken before it is renewed. */
  public Hold again() {
    return asking(reader, lease).granted(reader, fence, number);
  }

  Hold granted(String taken, long newFence, long from) {
    return new Hold(taken, lease, newFence, from, nanos, millis);
  }

  /** Whether no more than half of the lease has passed: the rest is for telling. */
  public boolean isFresh() {
    return age() <= lease.length().toMillis() / 2;
  }

  /** How much of the lease has passed, in milliseconds. */
  public long age() {
    long onTheWall = InstantSource.system().millis() - millis;
    return Math.max(Duration.ofNanos(System.nanoTime() - nanos).toMillis(), onTheWall);
  }
}
