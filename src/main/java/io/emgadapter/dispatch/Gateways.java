package io.emgadapter.dispatch;

import io.emgadapter.gateway.Divider;
import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Route;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The gateways of the routes that are set up. */
public final class Gateways {
  private static final String NOT_SET_UP = "it has no settings for this route";
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final Map<Route, Gateway> byRoute;
  private final Map<Route, Set<String>> subscriptions;

  /**
   * @param all one for each route at most
   * @param subscriptions by route, those whose Tasks go there
   */
  public Gateways(Collection<Gateway> all, Map<Route, Set<String>> subscriptions) {
    this.byRoute = Gateway.byRoute(all);
    this.subscriptions = Map.copyOf(subscriptions);
  }

  /** What says how Tasks of this route must be divided; null where they never are. */
  @Nullable Divider divider(Route route) {
    return byRoute.get(route) instanceof Divider divider ? divider : null;
  }

  /** The subscriptions for which nothing can be sent by this route now, each with the reason. */
  Map<String, String> blocked(Route route) {
    Gateway gateway = byRoute.get(route);
    if (gateway == null) {
      return Map.of();
    }
    Map<String, String> blocked = new HashMap<>(gateway.blocked());
    subscriptions.getOrDefault(route, Set.of()).stream()
        .filter(name -> !gateway.isSetUp(name))
        .forEach(name -> blocked.put(name, NOT_SET_UP));
    return blocked;
  }

  /** How long this Task must wait, though others of its subscription need not. */
  Duration pause(ClaimedTask task) {
    Gateway gateway = byRoute.get(task.route());
    return gateway == null
        ? Duration.ZERO
        : gateway.pause(task.subscription(), task.verb(), task.resource());
  }

  /** Sends Tasks of one subscription by one route. */
  List<Outcome> send(Route route, List<SealedTask> tasks) {
    Gateway gateway = byRoute.get(route);
    return gateway == null
        ? Collections.nCopies(tasks.size(), new Outcome.NotSent("no-gateway", WAIT))
        : gateway.send(tasks);
  }
}
