package io.emgadapter.ledger;

import io.emgadapter.order.Problem;
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
import org.springframework.stereotype.Component;

/**
 * Puts new requests into their lanes, locking them: an Update behind its Create, a new Create into
 * a lane of its own. A step of transactions, not one itself.
 */
@Component
class PlaceInLanes {
  private final FindLanes findLanes;
  private final OpenLanes openLanes;
  private final Lanes lanes;

  PlaceInLanes(FindLanes findLanes, OpenLanes openLanes, Lanes lanes) {
    this.findLanes = findLanes;
    this.openLanes = openLanes;
    this.lanes = lanes;
  }

  /**
   * What came of it.
   *
   * @param tasks to insert
   * @param refused requests that are aimed at no order that can be found; may be added to
   * @param withdrawn Creates that a Cancel ends before they leave
   */
  record Placed(List<NewTask> tasks, Map<UUID, Problem> refused, List<UUID> withdrawn) {}

  /** Places requests in the order in which they came. */
  Placed place(List<NewRequest> requests) {
    LaneDirectory directory = findLanes.find(targets(requests));
    Map<NewRequest, LaneRef> refs = new LinkedHashMap<>();
    for (NewRequest request : requests) {
      LaneRef lane = directory.laneOf(request);
      if (lane != null) {
        refs.put(request, lane);
      }
    }
    Map<UUID, Problem> refused = directory.refused();
    Map<LaneRef, LaneView> views = views(refs.values());
    Placement placement = new Placement();
    refs.forEach((request, ref) -> {
      if (!placement.add(request, Objects.requireNonNull(views.get(ref)))) {
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

  private Map<LaneRef, LaneView> views(Collection<LaneRef> refs) {
    Set<LaneRef.Named> named = new LinkedHashSet<>();
    Map<LaneRef, UUID> ids = new HashMap<>();
    for (LaneRef ref : refs) {
      switch (ref) {
        case LaneRef.Known(UUID id) -> ids.put(ref, id);
        case LaneRef.Named name -> named.add(name);
      }
    }
    ids.putAll(openLanes.open(named));
    Map<UUID, LaneView> views = lanes.lock(new LinkedHashSet<>(ids.values()));
    return ids.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, ref -> Objects.requireNonNull(views.get(ref.getValue()))));
  }

  private static List<UUID> withdrawn(Collection<LaneView> lanes) {
    List<UUID> withdrawn = new ArrayList<>();
    for (LaneView lane : new LinkedHashSet<>(lanes)) {
      lane.withdrawn().forEach(create -> withdrawn.add(create.id()));
    }
    return withdrawn;
  }
}
