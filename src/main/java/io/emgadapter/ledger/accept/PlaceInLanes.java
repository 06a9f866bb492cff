package io.emgadapter.ledger.accept;

import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.accept.InsertTasks.NewTask;
import io.emgadapter.ledger.lane.FindLanes;
import io.emgadapter.ledger.lane.FindLanes.LaneDirectory;
import io.emgadapter.ledger.lane.FindLanes.TargetName;
import io.emgadapter.ledger.lane.LaneView;
import io.emgadapter.ledger.lane.LaneView.LaneTask;
import io.emgadapter.ledger.lane.Lanes;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Target.ByServicer;
import io.emgadapter.order.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts new requests into their lanes, locking them: an Update behind its Create, a new Create into
 * a lane of its own.
 */
@Step
record PlaceInLanes(FindLanes findLanes, Lanes lanes) {

  /**
   * What came of it.
   *
   * @param tasks to insert
   * @param refused requests that are aimed at no order that can be found; may be added to
   * @param withdrawn Creates that a Cancel ends before they leave
   */
  record Placed(List<NewTask> tasks, Map<UUID, Problem> refused, Set<UUID> withdrawn) {}

  /**
   * Places requests in the order in which they came.
   *
   * @param fresh these, and those of this transaction that are refused already
   */
  Placed place(List<NewRequest> requests, List<NewRequest> fresh) {
    LaneDirectory directory = findLanes.find(targets(requests), fresh);
    Map<NewRequest, UUID> found = new LinkedHashMap<>();
    for (NewRequest request : requests) {
      UUID lane = directory.laneOf(request);
      if (lane != null) {
        found.put(request, lane);
      }
    }
    Map<UUID, Problem> refused = directory.refused();
    Map<UUID, LaneView> views = views(requests, found.values());
    Placement placement = new Placement();
    found.forEach((request, lane) -> {
      if (!placement.add(request, Objects.requireNonNull(views.get(lane)))) {
        refused.put(request.id(), Placement.DEAD);
      }
    });
    return new Placed(placement.tasks(), refused, withdrawn(views.values()));
  }

  private static Set<TargetName> targets(List<NewRequest> requests) {
    Set<TargetName> targets = new LinkedHashSet<>();
    for (NewRequest request : requests) {
      if (request.target() != null) {
        targets.add(TargetName.of(request, request.target()));
      }
    }
    return targets;
  }

  /** A lane that a Create of this batch opens is known to nobody yet, so it needs no lock. */
  private Map<UUID, LaneView> views(List<NewRequest> requests, Collection<UUID> found) {
    Set<UUID> own = requests.stream().map(NewRequest::id).collect(Collectors.toSet());
    Map<UUID, LaneView> views = new HashMap<>();
    Set<UUID> known = new LinkedHashSet<>();
    for (UUID lane : found) {
      if (own.contains(lane)) {
        views.computeIfAbsent(lane, LaneView::opened);
      } else {
        known.add(lane);
      }
    }
    views.putAll(lanes.lock(known));
    return views;
  }

  private static Set<UUID> withdrawn(Collection<LaneView> lanes) {
    Set<UUID> withdrawn = new LinkedHashSet<>();
    lanes.forEach(lane -> lane.withdrawn().forEach(create -> withdrawn.add(create.id())));
    return withdrawn;
  }

  /** Gives new requests their Tasks and the Tasks their turns, in lanes that are locked. */
  static final class Placement {
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
      int turn = lane.nextTurn();
      TaskState state = lane.isFree() ? TaskState.READY : TaskState.HELD;
      for (String servicerId : aims(request, lane)) {
        add(request, lane, turn, state, servicerId);
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
        NewRequest request, LaneView lane, int turn, TaskState state, @Nullable String servicerId) {
      // The one Task of a Create is known, and can be signed, before its request is accepted.
      UUID id = request.verb() == Verb.CREATE ? request.id() : Ids.next();
      tasks.add(
          new NewTask(
              id,
              request.id(),
              request.subscription(),
              lane.id(),
              turn,
              request.verb(),
              request.resource(),
              request.route(),
              state,
              request.requestorId(),
              servicerId,
              request.notAfter()));
      lane.add(new LaneTask(id, request.id(), turn, request.verb(), state, servicerId));
    }
  }
}
