package io.emgadapter.relay;

import io.emgadapter.ledger.Bell;
import io.emgadapter.ledger.ClaimWebhook;
import io.emgadapter.ledger.DueDelivery;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Loop;
import io.emgadapter.ledger.RecordDeliveries.Fate;
import io.emgadapter.ledger.RecordWebhook;
import io.emgadapter.ledger.RecordWebhook.Tried;
import io.emgadapter.relay.Endpoint.Posted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events to one webhook. Each has a loop of its own and a few events in hand at most, so that
 * none that is slow or down holds up another.
 */
final class WebhookRelay {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookRelay.class);
  private static final int AT_ONCE = 8;

  /** Longer than the slowest post, so that nobody else posts the same meanwhile. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final String name;
  private final Endpoint endpoint;
  private final ClaimWebhook claimWebhook;
  private final RecordWebhook recordWebhook;
  private final Lease lease;
  private final Loop loop;
  private final Durably durably = new Durably(() -> stopping());
  private volatile boolean stopping;

  WebhookRelay(
      String name,
      Endpoint endpoint,
      ClaimWebhook claimWebhook,
      RecordWebhook recordWebhook,
      String instance,
      Duration poll) {
    this.name = name;
    this.endpoint = endpoint;
    this.claimWebhook = claimWebhook;
    this.recordWebhook = recordWebhook;
    this.lease = new Lease(instance, LEASE);
    this.loop = new Loop("webhook " + name, new Bell(), poll, this::round);
  }

  private boolean round() {
    List<DueDelivery> due = claimWebhook.claim(name, lease, AT_ONCE);
    if (due.isEmpty()) {
      return false;
    }
    List<Posted> posted = post(due);
    List<Tried> tried = new ArrayList<>();
    for (int i = 0; i < due.size(); i++) {
      tried.add(tried(due.get(i), posted.get(i)));
    }
    boolean gone = posted.stream().anyMatch(Posted::gone);
    durably.untilUp(() -> {
      recordWebhook.record(name, tried, gone);
      return true;
    });
    // What follows in the same streams is free now.
    return posted.stream().anyMatch(Posted::worked);
  }

  private List<Posted> post(List<DueDelivery> due) {
    List<Future<Posted>> posted;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      posted = due.stream().map(each -> threads.submit(() -> endpoint.post(each))).toList();
    } // closing it waits for all
    return posted.stream().map(Future::resultNow).toList();
  }

  private Tried tried(DueDelivery delivery, Posted posted) {
    if (posted.worked()) {
      return new Tried(delivery, Fate.DELIVERED, posted.outcome(), Duration.ZERO);
    }
    if (posted.gone()) {
      LOG.warn("The webhook {} says that it is gone; it is disabled until it is enabled", name);
    }
    Optional<Duration> pause = Retries.pause(delivery.attempts() + 1);
    if (pause.isEmpty()) {
      LOG.warn(
          "The webhook {} took event {} in none of its tries; it is given up, and can be resent",
          name,
          delivery.event().id());
    }
    return pause
        .map(again -> new Tried(delivery, Fate.DUE, posted.outcome(), again))
        .orElseGet(() -> new Tried(delivery, Fate.UNDELIVERABLE, posted.outcome(), Duration.ZERO));
  }

  void start() {
    loop.start();
  }

  /** Asks it to stop, without waiting. */
  void askToStop() {
    stopping = true;
    loop.askToStop();
  }

  /** Lets what is on its way end. */
  void stop() {
    askToStop();
    loop.stop();
  }

  private boolean stopping() {
    return stopping;
  }
}
