package io.emgadapter.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * In whose name and for how long rows are claimed, by the clock of the database.
 *
 * @param owner names one process; a restarted process has another name
 * @param length how long nobody else touches what was claimed
 */
public record Lease(String owner, Duration length) {

  public double seconds() {
    return length.toMillis() / 1000.0;
  }

  /** The name of this process in leases; a new one after each start. */
  @Component
  public static final class Instance {
    private final String name = UUID.randomUUID().toString();

    /** Its name. */
    public String name() {
      return name;
    }
  }

  /**
   * Says without asking the ledger whether a lease still holds. A process that was stopped for a
   * while, or whose commit took long, must not send or publish what others may have taken over. The
   * watch starts before the statement that asks for the lease, so it never runs longer than the
   * lease.
   */
  public static final class LeaseWatch {
    private final Lease lease;
    private final LongSupplier nanos;
    private final InstantSource wall;
    private final long start;
    private final Instant since;

    /**
     * @param nanos a clock that goes on while the process is stopped
     * @param wall one that goes on while the machine is, though it may be set back
     */
    public LeaseWatch(Lease lease, LongSupplier nanos, InstantSource wall) {
      this.lease = lease;
      this.nanos = nanos;
      this.wall = wall;
      this.since = wall.instant();
      this.start = nanos.getAsLong();
    }

    /** Starts now, before the lease is asked for or renewed. */
    public static LeaseWatch of(Lease lease) {
      return new LeaseWatch(lease, System::nanoTime, InstantSource.system());
    }

    /** The lease that is watched. */
    public Lease lease() {
      return lease;
    }

    /**
     * Whether at most half of the lease has passed; the other half is for sending or publishing.
     */
    public boolean holds() {
      return age().compareTo(lease.length().dividedBy(2)) <= 0;
    }

    /** How much of the lease has passed, by whichever clock says more. */
    public Duration age() {
      Duration ran = Duration.ofNanos(nanos.getAsLong() - start);
      Duration onTheWall = Duration.between(since, wall.instant());
      return ran.compareTo(onTheWall) >= 0 ? ran : onTheWall;
    }

    /** Whether this watch began before another one of this process. */
    public boolean isOlderThan(LeaseWatch other) {
      return start - other.start < 0;
    }
  }
}
