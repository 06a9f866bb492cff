package io.emgadapter.dispatch;

import io.emgadapter.dispatch.TasksInHand.Limits;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.order.Route;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.Instance;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The senders of all routes. */
@Component
class RouteSenders {
  private final Lease lease;
  private final Map<Route, RouteSender> byRoute = new EnumMap<>(Route.class);

  RouteSenders(
      Prepare prepare,
      SendTasks send,
      DispatchSettings settings,
      Deadlines deadlines,
      Instance instance,
      Bells bells) {
    this.lease = new Lease(instance.name() + "/dispatch", deadlines.lease());
    for (Route route : Route.values()) {
      TasksInHand inHand = new TasksInHand(limits(route, settings));
      Bell waiting = bells.tasks().another();
      byRoute.put(route, new RouteSender(route, inHand, lease, prepare, send, waiting));
    }
  }

  private static Limits limits(Route route, DispatchSettings settings) {
    long bytes = settings.inHandBytes().toBytes();
    return switch (route) {
      case EMG -> new Limits(settings.emgInHand(), Integer.MAX_VALUE, bytes);
      case REST -> new Limits(Math.ceilDiv(settings.inHand(), 2), settings.inHandOfAll(), bytes);
    };
  }

  /** In whose name this instance holds Tasks. */
  Lease lease() {
    return lease;
  }

  RouteSender of(Route route) {
    return Objects.requireNonNull(byRoute.get(route));
  }

  Collection<RouteSender> all() {
    return byRoute.values();
  }
}
