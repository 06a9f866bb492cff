package io.emgadapter.ledger;

import io.emgadapter.order.Problem;
import java.util.UUID;

/** What became of one work request that was offered to {@link Accept}. */
public sealed interface Acceptance {

  /**
   * It is in the ledger and will end in a final event.
   *
   * @param inHand whether its Task is being sent under the lease that it came with, fence 1; else
   *     it is claimed from the ledger
   */
  record Accepted(UUID request, boolean inHand) implements Acceptance {
    /** One whose Task waits in the ledger. */
    public Accepted(UUID request) {
      this(request, false);
    }
  }

  /** It was accepted before, with the same content; nothing is ordered twice. */
  record Repeated(UUID request) implements Acceptance {}

  /** Its id was used before, with other content; the first request goes on untouched. */
  record Conflicting(UUID request) implements Acceptance {}

  /**
   * It is aimed at an order that cannot be found, or wants a reference for itself that is taken;
   * its id stays free.
   */
  record Misdirected(Problem problem) implements Acceptance {}

  /** It was turned away: nothing of its id is in the ledger, and its rejection is told. */
  record Rejected() implements Acceptance {}
}
