package io.emgadapter.dispatch;

import io.emgadapter.dispatch.Hand.Limits;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.Instance;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The ways of all routes, each with its hand. */
@Component
class Ways {
  private final Lease lease;
  private final Map<String, Branch> byRoute;

  Ways(
      Gateways gateways,
      Prepare prepare,
      SendTasks send,
      DispatchSettings settings,
      Deadlines deadlines,
      Instance instance,
      Bells bells) {
    this.lease = new Lease(instance.name() + "/dispatch", deadlines.lease());
    this.byRoute =
        gateways.routes().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    route -> {
                      Hand hand = new Hand(limits(route, settings));
                      Bell waiting = bells.tasks().another();
                      return new Branch(
                          hand, new Way(route, hand, lease, prepare, send, waiting), waiting);
                    }));
  }

  /**
   * What belongs to one route.
   *
   * @param waiting rings when something may wait in the ledger that could be taken in hand
   */
  record Branch(Hand hand, Way way, Bell waiting) {}

  private static Limits limits(String route, DispatchSettings settings) {
    long bytes = settings.inHandBytes().toBytes();
    return route.equals(Gateways.EMG)
        ? new Limits(settings.emgInHand(), Integer.MAX_VALUE, bytes)
        : new Limits(Math.ceilDiv(settings.inHand(), 2), settings.inHandOfAll(), bytes);
  }

  /** In whose name this instance holds Tasks. */
  Lease lease() {
    return lease;
  }

  Branch of(String route) {
    return Objects.requireNonNull(byRoute.get(route));
  }

  Map<String, Branch> all() {
    return byRoute;
  }
}
