package io.emgadapter.dispatch;

import io.emgadapter.gateway.Outcome;
import io.emgadapter.gateway.Outcome.NotSent;
import io.emgadapter.ledger.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tells right before the wire whether a lease still holds, without asking the ledger: a process
 * that was stopped for a while, or whose commit took long, must not send what others may have taken
 * over. Runs from before the commit that renewed the lease, so it never ends later than that.
 */
final class LeaseWatch {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private final InstantSource wall;
  private final long start;
  private final Instant since;
  private final long most;

  /**
   * @param nanos a clock that goes on while the process is stopped
   * @param wall one that goes on while the machine is, though it may be set back
   */
  LeaseWatch(Lease lease, LongSupplier nanos, InstantSource wall) {
    this.nanos = nanos;
    this.wall = wall;
    this.since = wall.instant();
    this.start = nanos.getAsLong();
    this.most = lease.length().dividedBy(2).toNanos();
  }

  /** Starts with the renewal of a lease. */
  static LeaseWatch of(Lease lease) {
    return new LeaseWatch(lease, System::nanoTime, InstantSource.system());
  }

  /** Whether no more than half of it has passed: the rest is for sending. */
  boolean holds() {
    long onTheWall = Duration.between(since, wall.instant()).toNanos();
    return Math.max(nanos.getAsLong() - start, onTheWall) <= most;
  }

  /** What is said of Tasks that were not handed to their gateway because it did not hold. */
  static List<Outcome> tooLate(int tasks) {
    return Collections.nCopies(tasks, new NotSent("too much of its lease had passed", PAUSE));
  }
}
