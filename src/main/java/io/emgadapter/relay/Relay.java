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
import io.emgadapter.pause.PausePoint;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Publishes events as long as there are any, and records what became of each. */
final class Relay implements SmartLifecycle {
  /** Stops last, so that what the others did is still told. */
  static final int PHASE = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  private final ClaimDeliveries claimDeliveries;
  private final RecordDeliveries recordDeliveries;
  private final Courier courier;
  private final RelaySettings settings;
  private final Lease lease;
  private final Loop loop;
  private final Durably durably = new Durably(() -> !isRunning());
  private volatile boolean running;

  Relay(
      ClaimDeliveries claimDeliveries,
      RecordDeliveries recordDeliveries,
      Courier courier,
      RelaySettings settings,
      Instance instance,
      Bells bells) {
    this.claimDeliveries = claimDeliveries;
    this.recordDeliveries = recordDeliveries;
    this.courier = courier;
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
    Map<DueDelivery, Published> published = courier.deliver(due);
    PausePoint.CONFIRMED.reach();
    List<Delivered> results =
        published.entrySet().stream().map(each -> result(each.getKey(), each.getValue())).toList();
    durably.untilUp(() -> {
      recordDeliveries.record(results);
      return true;
    });
    // What follows in the same streams is free now.
    return published.containsValue(Published.CONFIRMED);
  }

  private Delivered result(DueDelivery delivery, Published published) {
    boolean reply = delivery.destination().isReply();
    return switch (published) {
      case CONFIRMED -> new Delivered(delivery, Fate.DELIVERED, Duration.ZERO, false);
      case UNCONFIRMED -> new Delivered(delivery, Fate.DUE, settings.retry(), false);
      // A sender's queue that cannot be written to must not be tried for ever.
      case UNROUTED, REFUSED -> reply ? tried(delivery) : unheard(delivery);
    };
  }

  private Delivered tried(DueDelivery delivery) {
    boolean last = delivery.attempts() + 1 >= settings.replyAttempts();
    return new Delivered(delivery, last ? Fate.UNDELIVERABLE : Fate.DUE, later(delivery), true);
  }

  private Delivered unheard(DueDelivery delivery) {
    if (!delivery.isFinal()) {
      return new Delivered(delivery, Fate.UNHEARD, Duration.ZERO, true);
    }
    if (delivery.attempts() == 0) {
      LOG.warn(
          "No queue is bound for {}; the final event {} waits until one is",
          delivery.routingKey(),
          delivery.event().id());
    }
    return new Delivered(delivery, Fate.DUE, later(delivery), true);
  }

  /** Twice as long after each try, up to a limit. */
  private Duration later(DueDelivery delivery) {
    Duration doubled = settings.retry().multipliedBy(1L << Math.min(10, delivery.attempts()));
    return Collections.min(List.of(doubled, LONGEST_RETRY));
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

  @Override
  public int getPhase() {
    return PHASE;
  }
}
