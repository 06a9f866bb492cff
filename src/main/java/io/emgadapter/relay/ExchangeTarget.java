package io.emgadapter.relay;

import com.rabbitmq.client.AMQP;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.relay.Confirms.Published;
import io.emgadapter.relay.RelaySettings.Retries;
import io.emgadapter.work.Failures;
import io.emgadapter.work.LogKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic exchange, to which every event is published. */
final class ExchangeTarget implements EventTarget {
  private static final Logger LOG = LoggerFactory.getLogger(ExchangeTarget.class);

  private final BatchPublisher publisher;
  private final Runnable declare;
  private final Retries retries;
  private final int batch;
  private boolean down;

  /**
   * @param declare declares what the adapter publishes to, in case it was deleted
   */
  ExchangeTarget(Publisher publisher, Runnable declare, RelaySettings settings) {
    this.publisher = new BatchPublisher(publisher, settings.confirm(), ExchangeTarget::isForAll);
    this.declare = declare;
    this.retries = new Retries(settings.retry());
    this.batch = settings.batch();
  }

  /** Without the exchange, or without permission to write to it, no event can be published. */
  private static boolean isForAll(int code) {
    return code == AMQP.NOT_FOUND || code == AMQP.ACCESS_REFUSED;
  }

  @Override
  public int most() {
    return batch;
  }

  @Override
  public Stream<Delivery> deliveries(LoggedEvent event) {
    return Stream.of(Delivery.of(event, Destination.EXCHANGE, event.correlationId()));
  }

  @Override
  public List<Attempt> deliver(List<Delivery> deliveries, BooleanSupplier may) {
    List<Published> published = publisher.publish(deliveries, may);
    boolean alive = published.stream().anyMatch(ExchangeTarget::isAnswer);
    report(alive, may.getAsBoolean());
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < deliveries.size(); i++) {
      attempts.add(attempt(deliveries.get(i), published.get(i), alive));
    }
    return attempts;
  }

  /** A broker that answers nothing is an outage; if it answers other events, one queue is slow. */
  private Attempt attempt(Delivery delivery, Published published, boolean alive) {
    return switch (published) {
      case CONFIRMED -> Attempt.done(delivery);
      case UNROUTED ->
          delivery.logged().isFinal() ? withoutQueue(delivery) : Attempt.done(delivery);
      case REFUSED -> refused(delivery);
      case NACKED -> Attempt.waits(delivery, retries.first());
      case SILENT -> alive ? Attempt.waits(delivery, retries.first()) : Attempt.outage(delivery);
      case OUT_OF_REACH -> Attempt.outage(delivery);
    };
  }

  private Attempt withoutQueue(Delivery delivery) {
    if (delivery.attempts() == 0) {
      LOG.atWarn()
          .addKeyValue(LogKey.EVENT, delivery.logged().event().id())
          .addKeyValue(LogKey.ROUTING_KEY, delivery.logged().routingKey())
          .log("No queue is bound for a final event; it waits until one is");
    }
    return again(delivery);
  }

  private Attempt refused(Delivery delivery) {
    if (delivery.attempts() == 0) {
      LOG.atError()
          .addKeyValue(LogKey.EVENT, delivery.logged().event().id())
          .log(
              "The broker does not take an event; it is tried again, and later events of its subject"
                  + " wait for it");
    }
    return again(delivery);
  }

  private Attempt again(Delivery delivery) {
    Duration later = retries.after(delivery.attempts());
    return new Attempt(delivery, End.AGAIN, null, later, true);
  }

  private static boolean isAnswer(Published published) {
    return published != Published.SILENT && published != Published.OUT_OF_REACH;
  }

  private void report(boolean alive, boolean mayPublish) {
    if (alive && down) {
      LOG.info("The broker takes events again; those that waited are published now");
    } else if (!alive && !down && mayPublish) {
      LOG.warn("The broker takes no events; they wait in the ledger and are tried again");
    }
    down = !alive && (down || mayPublish);
    if (down) {
      declareAgain();
    }
  }

  private void declareAgain() {
    try {
      declare.run();
    } catch (RuntimeException e) {
      LOG.debug("The exchange could not be declared ({}); it is tried again", Failures.kind(e));
    }
  }
}
