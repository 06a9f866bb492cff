package io.emgadapter.dispatch;

import io.emgadapter.ledger.ClaimLate;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.EndUnsent.Unsent;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Reason;
import java.util.List;

/**
 * Ends the Tasks of a route that are too late to be sent, many at once and apart from those that
 * are: however many pass their {@code notAfter} at one moment, they take no place of others.
 */
final class TooLate {
  private static final int BATCH = 100;

  private final String route;
  private final ClaimLate claimLate;
  private final KeepBack keepBack;
  private final Lease lease;
  private final Durably durably;

  TooLate(String route, ClaimLate claimLate, KeepBack keepBack, Lease lease, Durably durably) {
    this.route = route;
    this.claimLate = claimLate;
    this.keepBack = keepBack;
    this.lease = lease;
    this.durably = durably;
  }

  /** Ends a batch; says whether there may be more. */
  boolean end() {
    List<Unsent> late =
        claimLate.claim(lease, route, BATCH).stream()
            .map(task -> new Unsent(task, Reason.TOO_LATE, null))
            .toList();
    if (!late.isEmpty()) {
      keepBack.end(late, durably);
    }
    return late.size() == BATCH;
  }
}
