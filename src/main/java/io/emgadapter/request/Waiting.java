package io.emgadapter.request;

import io.emgadapter.ledger.Acceptance;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.Reject.Rejection;
import java.util.concurrent.CompletableFuture;

/** Something in the {@link Intake} that waits for its commit; its future ends only after that. */
sealed interface Waiting {

  /** Ends with what became of it, or with a failure that leaves it undecided. */
  CompletableFuture<?> done();

  /** About how much memory it takes. */
  int bytes();

  /** A request to be accepted. */
  record Request(NewRequest request, CompletableFuture<Acceptance> done) implements Waiting {
    @Override
    public int bytes() {
      return request.bytes();
    }
  }

  /** A message to be turned away, unless its id is known. */
  record Refusal(Rejection rejection, CompletableFuture<Acceptance> done) implements Waiting {
    @Override
    public int bytes() {
      return rejection.told() == null ? 0 : rejection.told().parking().bytes().length;
    }
  }
}
