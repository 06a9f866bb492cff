package io.emgadapter.request;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.SignedAhead;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Sends new requests without a detour over the waiting Tasks in the ledger: a request is signed
 * while it waits to be accepted, and sealed in the transaction that accepts it. Safe for use by
 * several threads.
 */
public interface FastPath {
  /**
   * Takes a request in hand and begins to sign its Task, if it may go at once and there is room.
   *
   * @param mayWait whether to wait a moment for room, which slows down the door that brings more
   */
  void offer(NewRequest request, boolean mayWait) throws InterruptedException;

  /** Forgets a request that does not get to the ledger after all. */
  void drop(NewRequest request);

  /**
   * Waits for the signatures of the requests in hand; to be called right before their transaction.
   */
  Sealing seal(List<NewRequest> requests);

  /**
   * What goes into one transaction.
   *
   * @param ahead for the transaction
   * @param then to be called when the transaction is decided or given up
   */
  record Sealing(SignedAhead ahead, Then then) {}

  /** What is done after the transaction. */
  interface Then {
    /**
     * Sends the requests that may go and forgets the others.
     *
     * @param going requests whose Tasks were sealed
     * @param maybe requests whose Tasks the ledger may hold as sealed, though they do not go
     */
    void go(Set<UUID> going, Set<UUID> maybe);
  }
}
