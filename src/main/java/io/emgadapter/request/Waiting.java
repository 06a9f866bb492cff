package io.emgadapter.request;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Reject.Rejection;
import java.util.concurrent.CompletableFuture;

/** Something that waits for its commit; its future ends only after that. */
sealed interface Waiting {
  /** Ends with what became of it, or with a failure that leaves it undecided. */
  CompletableFuture<Acceptance> done();

  /** Whether it is a message of the queue; else it came by HTTP. */
  boolean isMessage();

  /** About how much memory it takes. */
  int bytes();

  /** A request to be accepted. */
  record Request(NewRequest request, boolean isMessage, CompletableFuture<Acceptance> done)
      implements Waiting {
    Request(NewRequest request, boolean isMessage) {
      this(request, isMessage, new CompletableFuture<>());
    }

    @Override
    public int bytes() {
      return request.bytes();
    }
  }

  /** A message to be turned away, unless its id is known. */
  record Refusal(Rejection rejection, boolean isMessage, CompletableFuture<Acceptance> done)
      implements Waiting {
    Refusal(Rejection rejection, boolean isMessage) {
      this(rejection, isMessage, new CompletableFuture<>());
    }

    @Override
    public int bytes() {
      return rejection.report() == null ? 0 : rejection.report().parking().bytes().length;
    }
  }
}
