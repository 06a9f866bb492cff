package io.emgadapter.ledger.accept;

import io.emgadapter.order.Problems.Problem;
import java.util.UUID;

/** What became of one work request that was offered to {@link Accept}. */
public sealed interface Acceptance {

  /**
   * It is in the ledger and will end in a final event.
   *
   * @param going whether its Task was sealed with it, and is the caller's to send
   */
  record Accepted(UUID request, boolean going) implements Acceptance {
    /** One whose Tasks are claimed when it is their turn. */
    public Accepted(UUID request) {
      this(request, false);
    }
  }

  /** It was accepted before, with the same content; nothing is ordered twice. */
  record Repeated(UUID request) implements Acceptance {}

  /** Its id was used before, with other content; the first request goes on untouched. */
  record Conflicting(UUID request) implements Acceptance {}

  /**
   * The ledger cannot accept it: it is aimed at an order that cannot be found or used, wants a
   * reference for itself that is taken, or cannot be stored. Its id stays free.
   */
  record NotAcceptable(Problem problem) implements Acceptance {}

  /** It was turned away: nothing of its id is in the ledger, and its rejection is published. */
  record Rejected() implements Acceptance {}
}
