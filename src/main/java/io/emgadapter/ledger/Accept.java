package io.emgadapter.ledger;

import io.emgadapter.ledger.Acceptance.Accepted;
import io.emgadapter.ledger.Acceptance.Conflicting;
import io.emgadapter.ledger.Acceptance.Misdirected;
import io.emgadapter.ledger.Acceptance.Repeated;
import io.emgadapter.ledger.Ending.Beside;
import io.emgadapter.ledger.NewRequest.Digest;
import io.emgadapter.ledger.NewRequest.Key;
import io.emgadapter.ledger.PlaceInLanes.Placed;
import io.emgadapter.ledger.RequestKeys.Holder;
import io.emgadapter.order.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that takes work requests: each id once, each Task in its lane, a Cancel together
 * with the Create that it withdraws. What it returns is promised: it ends in a final event.
 */
@Component
public class Accept {
  private final RequestKeys keys;
  private final UniqueReferences uniqueReferences;
  private final PlaceInLanes placeInLanes;
  private final InsertRequests insertRequests;
  private final InsertTasks insertTasks;
  private final Ending ending;
  private final AnswerAgain answerAgain;
  private final TellConflicts tellConflicts;

  Accept(
      RequestKeys keys,
      UniqueReferences uniqueReferences,
      PlaceInLanes placeInLanes,
      InsertRequests insertRequests,
      InsertTasks insertTasks,
      Ending ending,
      AnswerAgain answerAgain,
      TellConflicts tellConflicts) {
    this.keys = keys;
    this.uniqueReferences = uniqueReferences;
    this.placeInLanes = placeInLanes;
    this.insertRequests = insertRequests;
    this.insertTasks = insertTasks;
    this.ending = ending;
    this.answerAgain = answerAgain;
    this.tellConflicts = tellConflicts;
  }

  /**
   * Accepts a batch.
   *
   * @param batch in the order in which it came
   * @return what became of each, in the same order
   */
  @Transactional
  public List<Acceptance> accept(List<NewRequest> batch) {
    return accept(batch, Ahead.NOTHING);
  }

  /**
   * Accepts a batch, and seals with it what was signed ahead and may go. May be tried again when
   * its commit is in doubt; must not be called again once anything of it may have left.
   */
  @Transactional
  public List<Acceptance> accept(List<NewRequest> batch, Ahead ahead) {
    Map<Key, NewRequest> first = new LinkedHashMap<>();
    batch.forEach(request -> first.putIfAbsent(request.key(), request));
    Set<UUID> taken = keys.take(first.values());
    List<NewRequest> fresh = first.values().stream().filter(r -> taken.contains(r.id())).toList();
    Placed placed = place(fresh);
    Set<UUID> going = keep(fresh, placed, ahead.without(placed.withdrawn()));
    going.addAll(insertTasks.stillGoing(ahead.without(taken)));
    List<Acceptance> judged = judge(batch, first, taken, placed, going);
    end(placed, new Beside(answerAgain.requests(batch, judged), tellConflicts.told(batch, judged)));
    answerAgain.answer(batch, judged);
    return judged;
  }

  private Placed place(List<NewRequest> fresh) {
    Map<UUID, Problem> taken = uniqueReferences.refuse(fresh);
    Placed placed =
        placeInLanes.place(fresh.stream().filter(r -> !taken.containsKey(r.id())).toList());
    placed.refused().putAll(taken);
    return placed;
  }

  /** Gives the Tasks that are sealed by it. */
  private Set<UUID> keep(List<NewRequest> fresh, Placed placed, Ahead ahead) {
    Set<UUID> going = new HashSet<>();
    List<NewRequest> kept =
        fresh.stream().filter(request -> !placed.refused().containsKey(request.id())).toList();
    if (!kept.isEmpty()) {
      insertRequests.insert(kept, placed.tasks());
      going.addAll(insertTasks.insert(placed.tasks(), ahead));
    }
    keys.free(
        fresh.stream()
            .filter(request -> placed.refused().containsKey(request.id()))
            .map(NewRequest::key)
            .toList());
    return going;
  }

  private void end(Placed placed, Beside beside) {
    ending.end(
        placed.withdrawn().stream()
            .map(task -> TaskEnd.without(task, TaskState.NOT_SENT, Reason.WITHDRAWN))
            .toList(),
        beside);
  }

  private List<Acceptance> judge(
      List<NewRequest> batch,
      Map<Key, NewRequest> first,
      Set<UUID> taken,
      Placed placed,
      Set<UUID> going) {
    Map<Key, Holder> holders =
        keys.holders(
            first.values().stream()
                .filter(request -> !taken.contains(request.id()))
                .map(NewRequest::key)
                .toList());
    first.values().stream()
        .filter(request -> taken.contains(request.id()))
        .forEach(r -> holders.put(r.key(), new Holder(r.id(), r.digest())));
    List<Acceptance> judged = new ArrayList<>();
    for (NewRequest request : batch) {
      judged.add(judge(request, Objects.requireNonNull(holders.get(request.key())), placed, going));
    }
    return judged;
  }

  private static Acceptance judge(
      NewRequest request, Holder holder, Placed placed, Set<UUID> going) {
    if (placed.refused().get(holder.request()) instanceof Problem problem) {
      return new Misdirected(problem);
    }
    if (holder.request().equals(request.id())) {
      return new Accepted(request.id(), going.contains(request.id()));
    }
    return same(holder.digest(), request.digest())
        ? new Repeated(holder.request())
        : new Conflicting(holder.request());
  }

  private static boolean same(Digest one, Digest other) {
    return one.version() == other.version() && Arrays.equals(one.value(), other.value());
  }
}
