package io.emgadapter.ledger;

import io.emgadapter.order.Problem;
import io.emgadapter.order.Target;
import io.emgadapter.order.Target.ByRequest;
import io.emgadapter.order.Verb;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says to which lane each request of a batch belongs, in the order in which they came: a Create
 * earlier in the batch is known to what comes after it.
 */
final class LaneDirectory {
  private static final Problem UNKNOWN =
      new Problem(
          "/order/requestId",
          "no-such-order",
          "No Create of this id is known for this sender; send the Create first.");
  private static final Problem AMBIGUOUS =
      new Problem(
          "/order/requestorId",
          "ambiguous-order",
          "Several orders carry this reference; name the one you mean by requestId or servicerId.");

  private final Map<TargetName, Set<UUID>> known;
  private final Map<TargetName, Set<UUID>> dead;
  private final Map<UUID, Problem> refused = new HashMap<>();

  /**
   * @param known the lanes that the ledger knows for the targets of the batch
   * @param dead lanes of Creates that were refused or never left; they count only where there is no
   *     other, so that a reference may be used again after a refusal
   */
  LaneDirectory(Map<TargetName, Set<UUID>> known, Map<TargetName, Set<UUID>> dead) {
    this.known = new HashMap<>(known);
    this.dead = dead;
  }

  /** The lane of the next request; null if it is refused. */
  @Nullable UUID laneOf(NewRequest request) {
    Target target = request.target();
    return request.verb() == Verb.CREATE || target == null
        ? own(request)
        : find(request, target, TargetName.of(request, target));
  }

  /** The requests that were refused so far. */
  Map<UUID, Problem> refused() {
    return refused;
  }

  private UUID own(NewRequest request) {
    UUID lane = request.id();
    FindLanes.put(known, TargetName.request(request, request.senderId()), lane);
    if (request.requestorId() != null) {
      FindLanes.put(known, TargetName.requestor(request, request.requestorId()), lane);
    }
    return lane;
  }

  private @Nullable UUID find(NewRequest request, Target target, TargetName name) {
    Set<UUID> lanes = known.getOrDefault(name, Set.of());
    if (lanes.isEmpty() && dead.containsKey(name)) {
      return dead.get(name).iterator().next();
    }
    if (lanes.size() > 1) {
      refused.put(request.id(), AMBIGUOUS);
      return null;
    }
    if (lanes.isEmpty() && target instanceof ByRequest) {
      refused.put(request.id(), UNKNOWN);
      return null;
    }
    return lanes.isEmpty() ? name.foreignLane() : lanes.iterator().next();
  }
}
