package io.emgadapter.dispatch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The subscriptions whose Tasks are left in the ledger for now: what is not claimed costs nothing.
 * Says so once when that begins and once when it ends.
 */
@Component
class Holding {
  private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

  private final Gateways gateways;
  private final Drafts drafts;
  private final Map<String, Set<String>> before = new HashMap<>();

  Holding(Gateways gateways, Drafts drafts) {
    this.gateways = gateways;
    this.drafts = drafts;
  }

  /** Those of which nothing can be sent by this route now. */
  Set<String> of(String route) {
    Map<String, String> now = gateways.held(route);
    tell(route, now);
    Set<String> held = new HashSet<>(now.keySet());
    held.addAll(drafts.notSetUp());
    return held;
  }

  private synchronized void tell(String route, Map<String, String> now) {
    Set<String> last = before.getOrDefault(route, Set.of());
    now.forEach((name, why) -> {
      if (!last.contains(name)) {
        LOG.warn("Tasks of subscription {} wait: {}", name, why);
      }
    });
    last.stream()
        .filter(name -> !now.containsKey(name))
        .forEach(name -> LOG.info("Tasks of subscription {} go on", name));
    before.put(route, Set.copyOf(now.keySet()));
  }
}
