package io.emgadapter.ledger.accept;

import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Tasks of Creates that were signed ahead, before their requests are accepted: those that may go
 * are accepted and sealed in one.
 *
 * @param lease in whose name they are sent, each under the fence {@link #FENCE}
 * @param texts by the Task's {@code Id}, which is that of its request
 */
public record SignedAhead(Lease lease, Map<UUID, SealedText> texts) {
  /** The fence of a Task that was signed ahead; of one that did not go nobody else gets it. */
  public static final int FENCE = 1;

  /** Nothing was signed ahead. */
  public static final SignedAhead NOTHING =
      new SignedAhead(new Lease("nobody", Duration.ZERO), Map.of());

  /** The same, without these, which do not go. */
  SignedAhead without(Collection<UUID> tasks) {
    Map<UUID, SealedText> others = new HashMap<>(texts);
    others.keySet().removeAll(tasks);
    return new SignedAhead(lease, others);
  }
}
