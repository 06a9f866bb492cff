package io.emgadapter.dispatch;

import io.emgadapter.gateway.Divider;
import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.ledger.send.ClaimedTask;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The gateways, by the name of the route. */
public final class Gateways {
  /** The messaging gateway, where Tasks go in batches. */
  static final String EMG = "emg";

  private static final Set<String> ROUTES = Set.of(EMG, "rest");
  private static final String NOT_SET_UP = "it has no settings for this route";
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final Map<String, Gateway> byRoute;
  private final Map<String, Set<String>> subscriptions;

  /**
   * @param byRoute {@code emg}, {@code rest}
   * @param subscriptions by route, those whose Tasks go there
   */
  public Gateways(Map<String, Gateway> byRoute, Map<String, Set<String>> subscriptions) {
    this.byRoute = Map.copyOf(byRoute);
    this.subscriptions = Map.copyOf(subscriptions);
  }

  /** Whether there is a gateway for this route. */
  public boolean has(String route) {
    return byRoute.containsKey(route);
  }

  /** What says how Tasks of this route must be divided; null where they never are. */
  @Nullable Divider divider(String route) {
    return byRoute.get(route) instanceof Divider divider ? divider : null;
  }

  /**
   * The routes that Tasks may have: those that settings name, whether set up or not, and others.
   */
  Set<String> routes() {
    Set<String> routes = new TreeSet<>(ROUTES);
    routes.addAll(byRoute.keySet());
    return routes;
  }

  /** The subscriptions for which nothing can be sent by this route now, each with the reason. */
  Map<String, String> blocked(String route) {
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
  List<Outcome> send(String route, List<SealedTask> tasks) {
    Gateway gateway = byRoute.get(route);
    return gateway == null
        ? Collections.nCopies(tasks.size(), new Outcome.NotSent("no-gateway", WAIT))
        : gateway.send(tasks);
  }
}
