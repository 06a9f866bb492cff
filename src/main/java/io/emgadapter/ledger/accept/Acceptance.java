package io.emgadapter.ledger.accept;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.NewRequest.Key;
import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Acceptance.Conflicting;
import io.emgadapter.ledger.accept.Acceptance.Misdirected;
import io.emgadapter.ledger.accept.Acceptance.Rejected;
import io.emgadapter.ledger.accept.Acceptance.Repeated;
import io.emgadapter.ledger.accept.KeepRequests.Holder;
import io.emgadapter.ledger.accept.PlaceInLanes.Placed;
import io.emgadapter.ledger.end.CompleteTasks;
import io.emgadapter.ledger.end.CompleteTasks.Extras;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Verb;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

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
   * It is aimed at an order that cannot be found, or wants a reference for itself that is taken;
   * its id stays free.
   */
  record Misdirected(Problem problem) implements Acceptance {}

  /** It was turned away: nothing of its id is in the ledger, and its rejection is published. */
  record Rejected() implements Acceptance {}
}
