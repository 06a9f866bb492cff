package io.emgadapter.dispatch;

import io.emgadapter.order.Route;
import io.emgadapter.work.LogKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The subscriptions whose Tasks are left in the ledger for now: what is not claimed costs nothing.
 * Of the REST route it says so once when that has lasted for some seconds and once when it ends.
 */
@Component
class BlockedSubscriptions {
  private static final long SOME_SECONDS = TimeUnit.SECONDS.toNanos(3);
  private static final Logger LOG = LoggerFactory.getLogger(BlockedSubscriptions.class);

  private final Gateways gateways;
  private final DraftTasks drafts;
  private final Map<String, Long> since = new HashMap<>();
  private final Set<String> reported = new HashSet<>();

  BlockedSubscriptions(Gateways gateways, DraftTasks drafts) {
    this.gateways = gateways;
    this.drafts = drafts;
  }

  /** Those of which nothing can be sent by this route now. */
  Set<String> of(Route route) {
    Map<String, String> now = gateways.blocked(route);
    if (route == Route.REST) { // the link to EMG says itself that it is down
      report(now);
    }
    Set<String> blocked = new HashSet<>(now.keySet());
    blocked.addAll(drafts.notSetUp());
    return blocked;
  }

  private synchronized void report(Map<String, String> now) {
    long nanos = System.nanoTime();
    since.keySet().retainAll(now.keySet());
    now.forEach((name, why) -> {
      long start = since.computeIfAbsent(name, _ -> nanos);
      if (nanos - start >= SOME_SECONDS && reported.add(name)) {
        LOG.atWarn()
            .addKeyValue(LogKey.SUBSCRIPTION, name)
            .addKeyValue(LogKey.ROUTE, Route.REST.word())
            .log("Tasks of a subscription wait in the ledger: {}", why);
      }
    });
    reported.removeIf(name -> goesOn(name, now));
  }

  private static boolean goesOn(String name, Map<String, String> now) {
    boolean goes = !now.containsKey(name);
    if (goes) {
      LOG.atInfo()
          .addKeyValue(LogKey.SUBSCRIPTION, name)
          .addKeyValue(LogKey.ROUTE, Route.REST.word())
          .log("Tasks of a subscription go on");
    }
    return goes;
  }
}
