package io.emgadapter.request;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Acceptance.NotAcceptable;
import io.emgadapter.ledger.accept.Reject;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.request.FastPath.Sealing;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Failures;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the ledger decide a batch of what waits in the {@link Intake}, and then reports each
 * decision.
 */
final class CommitBatch {
  private static final Logger LOG = LoggerFactory.getLogger(CommitBatch.class);
  private static final Problem NOT_STORABLE =
      new Problem(
          "", "not-storable", "The ledger cannot hold it; send it with shorter, plain values.");

  private final Accept accept;
  private final Reject reject;
  private final FastPath fastPath;
  private final Bells bells;
  private final Durably durably;

  CommitBatch(Accept accept, Reject reject, FastPath fastPath, Bells bells, Durably durably) {
    this.accept = accept;
    this.reject = reject;
    this.fastPath = fastPath;
    this.bells = bells;
    this.durably = durably;
  }

  /** Decides a batch. What an error leaves undecided ends with that error. */
  void commit(List<Waiting> batch) {
    try {
      for (List<Waiting> part : BatchParts.of(batch)) {
        accept(only(Waiting.Request.class, part));
        turnAway(only(Waiting.Refusal.class, part));
      }
    } catch (RuntimeException | Error e) {
      LOG.error(
          "{} messages in hand are not decided ({}); none is confirmed, and each comes again",
          batch.stream().filter(item -> !item.done().isDone()).count(),
          Failures.kind(e));
      Failures.debug(LOG, e);
      batch.forEach(item -> item.done().completeExceptionally(e));
    }
  }

  private static <T extends Waiting> List<T> only(Class<T> type, List<Waiting> items) {
    return items.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void accept(List<Waiting.Request> items) {
    if (items.isEmpty()) {
      return;
    }
    List<NewRequest> requests = items.stream().map(Waiting.Request::request).toList();
    Sealing sealing = fastPath.seal(requests);
    List<Acceptance> accepted = accept(requests, sealing);
    // At once, because it is committed: whatever fails after this, they are accepted.
    complete(items, accepted);
    go(accepted, sealing);
  }

  private List<Acceptance> accept(List<NewRequest> requests, Sealing sealing) {
    try {
      return durably.run(
          requests,
          batch -> accept.accept(batch, sealing.ahead()),
          _ -> new NotAcceptable(NOT_STORABLE));
    } catch (RuntimeException | Error e) {
      // Nobody knows whether the commit has sealed them, so none of them is sent.
      sealing.then().go(Set.of(), sealing.ahead().texts().keySet());
      throw e;
    }
  }

  private void go(List<Acceptance> accepted, Sealing sealing) {
    Set<UUID> going = new HashSet<>();
    Set<UUID> staying = new HashSet<>();
    for (Acceptance each : accepted) {
      if (each instanceof Accepted(var request, var goes)) {
        (goes ? going : staying).add(request);
      }
    }
    Set<UUID> maybe = new HashSet<>(staying);
    maybe.retainAll(sealing.ahead().texts().keySet());
    sealing.then().go(going, maybe);
    if (!staying.isEmpty()) {
      bells.tasks().ring();
    }
  }

  private void turnAway(List<Waiting.Refusal> items) {
    complete(
        items,
        durably.run(
            items.stream().map(Waiting.Refusal::rejection).toList(),
            reject::reject,
            _ -> new NotAcceptable(NOT_STORABLE)));
  }

  private static void complete(List<? extends Waiting> items, List<Acceptance> verdicts) {
    for (int i = 0; i < items.size(); i++) {
      items.get(i).done().complete(verdicts.get(i));
    }
  }
}
