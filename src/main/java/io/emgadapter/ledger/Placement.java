package io.emgadapter.ledger;

import io.emgadapter.ledger.LaneView.LaneTask;
import io.emgadapter.order.Problem;
import io.emgadapter.order.Target.ByServicer;
import io.emgadapter.order.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives new requests their Tasks and the Tasks their places, in lanes that are locked. */
final class Placement {
  static final Problem DEAD =
      new Problem(
          "/order",
          "no-such-order",
          "The Create that it names made no order, as far as is known; name one by servicerId.");

  private final List<NewTask> tasks = new ArrayList<>();

  /** Adds a request to its lane; says whether anything can follow in that lane. */
  boolean add(NewRequest request, LaneView lane) {
    if (lane.isDead()) {
      return false;
    }
    int place = lane.nextPlace();
    TaskState state = lane.isFree() ? TaskState.READY : TaskState.HELD;
    for (String servicerId : aims(request, lane)) {
      add(request, lane, place, state, servicerId);
    }
    return true;
  }

  /** The Tasks of all requests so far. */
  List<NewTask> tasks() {
    return tasks;
  }

  /** The orders it goes to; null stands for one that is not known yet, or only by RequestorId. */
  private static List<@Nullable String> aims(NewRequest request, LaneView lane) {
    List<@Nullable String> aims = new ArrayList<>();
    if (request.target() instanceof ByServicer(String servicerId)) {
      aims.add(servicerId);
    } else if (request.verb() != Verb.CREATE && lane.isFree()) {
      aims.addAll(lane.orders());
    }
    if (aims.isEmpty()) {
      aims.add(null);
    }
    return aims;
  }

  private void add(
      NewRequest request, LaneView lane, int place, TaskState state, @Nullable String servicerId) {
    // The one Task of a Create is known, and can be signed, before its request is accepted.
    UUID id = request.verb() == Verb.CREATE ? request.id() : Ids.next();
    tasks.add(
        new NewTask(
            id,
            request.id(),
            request.subscription(),
            lane.id(),
            place,
            request.verb(),
            request.resource(),
            request.route(),
            state,
            request.requestorId(),
            servicerId,
            request.notAfter()));
    lane.add(new LaneTask(id, request.id(), place, request.verb(), state, servicerId));
  }
}
