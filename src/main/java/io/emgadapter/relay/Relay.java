package io.emgadapter.relay;

import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.ClaimDeliveries;
import io.emgadapter.ledger.DueDelivery;
import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Instance;
import io.emgadapter.ledger.Lease;
import io.emgadapter.ledger.Loop;
import io.emgadapter.ledger.RecordDeliveries;
import io.emgadapter.ledger.RecordDeliveries.Delivered;
import io.emgadapter.ledger.RecordDeliveries.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Publishes events as long as there are any, and records what became of each. */
final class Relay implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final ClaimDeliveries claimDeliveries;
  private final RecordDeliveries recordDeliveries;
  private final Publisher publisher;
  private final RelaySettings settings;
  private final Lease lease;
  private final Loop loop;
  private final Durably durably = new Durably(() -> !isRunning());
  private volatile boolean running;

  Relay(
      ClaimDeliveries claimDeliveries,
      RecordDeliveries recordDeliveries,
      Publisher publisher,
      RelaySettings settings,
      Instance instance,
      Bells bells) {
    this.claimDeliveries = claimDeliveries;
    this.recordDeliveries = recordDeliveries;
    this.publisher = publisher;
    this.settings = settings;
    // Longer than a confirm may take, so that nobody else publishes the same meanwhile.
    this.lease = new Lease(instance.name(), settings.confirm().multipliedBy(3));
    this.loop = new Loop("relay", bells.events(), settings.poll(), this::round);
  }

  private boolean round() {
    List<DueDelivery> due = claimDeliveries.claim(lease, settings.batch());
    if (due.isEmpty()) {
      return false;
    }
    List<Published> published = publisher.publish(due);
    List<Delivered> results = new ArrayList<>();
    for (int i = 0; i < due.size(); i++) {
      results.add(result(due.get(i), published.get(i)));
    }
    durably.untilUp(() -> {
      recordDeliveries.record(results);
      return true;
    });
    // What follows in the same streams is free now.
    return published.contains(Published.CONFIRMED);
  }

  private Delivered result(DueDelivery delivery, Published published) {
    return switch (published) {
      case CONFIRMED -> new Delivered(delivery, Fate.DELIVERED, Duration.ZERO, false);
      case UNCONFIRMED -> new Delivered(delivery, Fate.DUE, settings.retry(), false);
      case UNROUTED -> unrouted(delivery);
    };
  }

  private Delivered unrouted(DueDelivery delivery) {
    if (delivery.destination().isReply()) {
      boolean last = delivery.attempts() + 1 >= settings.replyAttempts();
      return new Delivered(delivery, last ? Fate.UNDELIVERABLE : Fate.DUE, settings.retry(), true);
    }
    if (!delivery.isFinal()) {
      return new Delivered(delivery, Fate.UNHEARD, Duration.ZERO, true);
    }
    LOG.warn(
        "No queue is bound for {}; the final event {} waits until one is",
        delivery.routingKey(),
        delivery.event().id());
    return new Delivered(delivery, Fate.DUE, settings.retry(), true);
  }

  @Override
  public void start() {
    running = true;
    loop.start();
  }

  @Override
  public void stop() {
    running = false;
    loop.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
