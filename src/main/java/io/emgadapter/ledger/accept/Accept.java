package io.emgadapter.ledger.accept;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.NewRequest.Key;
import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Acceptance.Conflicting;
import io.emgadapter.ledger.accept.Acceptance.NotAcceptable;
import io.emgadapter.ledger.accept.Acceptance.Rejected;
import io.emgadapter.ledger.accept.Acceptance.Repeated;
import io.emgadapter.ledger.accept.KeepRequests.Holder;
import io.emgadapter.ledger.accept.PlaceInLanes.Placed;
import io.emgadapter.ledger.end.CompleteTasks;
import io.emgadapter.ledger.end.CompleteTasks.Extras;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Verb;
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

/**
 * The transaction that takes work requests: each id once, each Task in its lane, a Cancel together
 * with the Create that it withdraws. What it returns is promised: it ends in a final event.
 */
@Component
public class Accept {
  private final KeepRequests requests;
  private final UniqueReferences uniqueReferences;
  private final PlaceInLanes placeInLanes;
  private final InsertTasks insertTasks;
  private final CompleteTasks completeTasks;
  private final AnswerAgain answerAgain;

  Accept(
      KeepRequests requests,
      UniqueReferences uniqueReferences,
      PlaceInLanes placeInLanes,
      InsertTasks insertTasks,
      CompleteTasks completeTasks,
      AnswerAgain answerAgain) {
    this.requests = requests;
    this.uniqueReferences = uniqueReferences;
    this.placeInLanes = placeInLanes;
    this.insertTasks = insertTasks;
    this.completeTasks = completeTasks;
    this.answerAgain = answerAgain;
  }

  /**
   * Accepts a batch.
   *
   * @param batch in the order in which it came
   * @return what became of each, in the same order
   */
  @Transactional
  public List<Acceptance> accept(List<NewRequest> batch) {
    return accept(batch, SignedAhead.NOTHING);
  }

  /**
   * Accepts a batch, and seals with it what was signed ahead and may go. May be tried again when
   * its commit is in doubt; must not be called again once anything of it may have left.
   */
  @Transactional
  public List<Acceptance> accept(List<NewRequest> batch, SignedAhead ahead) {
    Map<Key, NewRequest> first = new LinkedHashMap<>();
    batch.forEach(request -> first.putIfAbsent(request.key(), request));
    List<NewRequest> fresh = requests.take(first.values());
    Placed placed = place(fresh);
    Set<UUID> going = keep(fresh, placed, ahead);
    List<Acceptance> judged = judge(batch, holders(first, fresh), placed, going);
    List<Reply> replies = batch.stream().map(NewRequest::reply).toList();
    end(
        placed,
        new Extras(answerAgain.requests(replies, judged), answerAgain.conflicts(replies, judged)));
    answerAgain.answer(replies, judged);
    return judged;
  }

  private Placed place(List<NewRequest> fresh) {
    Map<UUID, Problem> taken = uniqueReferences.refuse(fresh);
    Placed placed =
        placeInLanes.place(fresh.stream().filter(r -> !taken.containsKey(r.id())).toList(), fresh);
    placed.refused().putAll(taken);
    return placed;
  }

  /** Gives the Tasks that are sealed by it, or were by a first try of which nothing has left. */
  private Set<UUID> keep(List<NewRequest> fresh, Placed placed, SignedAhead ahead) {
    requests.free(placed.refused().keySet());
    requests.putInLanes(
        fresh.stream()
            .filter(request -> request.verb() != Verb.CREATE)
            .filter(request -> !placed.refused().containsKey(request.id()))
            .toList(),
        placed.tasks());
    Set<UUID> going = insertTasks.insert(placed.tasks(), ahead.without(placed.withdrawn()));
    Set<UUID> before =
        insertTasks.stillGoing(ahead.without(fresh.stream().map(NewRequest::id).toList()));
    return Stream.concat(going.stream(), before.stream()).collect(Collectors.toSet());
  }

  private void end(Placed placed, Extras extras) {
    completeTasks.end(
        placed.withdrawn().stream()
            .map(task -> TaskEnd.without(task, TaskState.NOT_SENT, Reason.WITHDRAWN))
            .toList(),
        extras);
  }

  /** Who has each id: a request of this batch, or one that came before. */
  private Map<Key, Holder> holders(Map<Key, NewRequest> first, List<NewRequest> fresh) {
    Map<Key, Holder> holders = new HashMap<>();
    fresh.forEach(r -> holders.put(r.key(), new Holder(r.id(), r.digest())));
    holders.putAll(
        requests.holders(first.keySet().stream().filter(k -> !holders.containsKey(k)).toList()));
    return holders;
  }

  private static List<Acceptance> judge(
      List<NewRequest> batch, Map<Key, Holder> holders, Placed placed, Set<UUID> going) {
    return batch.stream().map(each -> judge(each, holders.get(each.key()), placed, going)).toList();
  }

  private static Acceptance judge(
      NewRequest request, @Nullable Holder holder, Placed placed, Set<UUID> going) {
    if (holder == null) {
      return new Rejected();
    }
    if (placed.refused().get(holder.request()) instanceof Problem problem) {
      return new NotAcceptable(problem);
    }
    if (holder.request().equals(request.id())) {
      return new Accepted(request.id(), going.contains(request.id()));
    }
    return holder.hasSame(request.digest())
        ? new Repeated(holder.request())
        : new Conflicting(holder.request());
  }
}
