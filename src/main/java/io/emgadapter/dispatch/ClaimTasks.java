package io.emgadapter.dispatch;

import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.send.Claim;
import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.RecordUnsent.Unsent;
import io.emgadapter.order.Route;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Lease;
import java.util.List;

/** Claims what waits in the ledger for one route, as far as there is room for it in hand. */
final class ClaimTasks {
  private final Claim claim;
  private final BlockedSubscriptions blocked;
  private final RouteSender sender;
  private final int most;

  /**
   * @param most so many with one claim
   */
  ClaimTasks(Claim claim, BlockedSubscriptions blocked, RouteSender sender, int most) {
    this.claim = claim;
    this.blocked = blocked;
    this.sender = sender;
    this.most = most;
  }

  /** Claims some; says whether there may be more that can be claimed at once. */
  boolean round() {
    ClaimLimits limits = sender.inHand().claimable(blocked.of(sender.route()), most);
    if (limits.most() == 0) {
      return false; // who gives something back rings
    }
    List<ClaimedTask> claimed = claim.claim(sender.lease(), sender.route(), limits);
    boolean freeAgain = !claimed.isEmpty() && sender.claimed(claimed, limits);
    return freeAgain || claimed.size() == limits.most();
  }

  /**
   * Ends the Tasks of a route that are too late to be sent, many at once and apart from those that
   * are: however many pass their {@code notAfter} at one moment, they take no place of others.
   */
  static final class TooLate {
    private static final int BATCH = 100;

    private final Route route;
    private final Claim claim;
    private final UnsentTasks unsentTasks;
    private final Lease lease;
    private final Durably durably;

    TooLate(Route route, Claim claim, UnsentTasks unsentTasks, Lease lease, Durably durably) {
      this.route = route;
      this.claim = claim;
      this.unsentTasks = unsentTasks;
      this.lease = lease;
      this.durably = durably;
    }

    /** Ends a batch; says whether there may be more. */
    boolean end() {
      List<Unsent> late =
          claim.claimLate(lease, route, BATCH).stream()
              .map(task -> new Unsent(task, Reason.TOO_LATE, null))
              .toList();
      if (!late.isEmpty()) {
        unsentTasks.end(late, durably);
      }
      return late.size() == BATCH;
    }
  }
}
