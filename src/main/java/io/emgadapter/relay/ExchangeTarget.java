package io.emgadapter.relay;

import com.rabbitmq.client.AMQP;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.relay.Publisher.Published;
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

/** The topic exchange, which hears every event. */
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

  /** Without the exchange, or without leave to write to it, no event goes. */
  private static boolean isForAll(int code) {
    return code == AMQP.NOT_FOUND || code == AMQP.ACCESS_REFUSED;
  }

  @Override
  public int most() {
    return batch;
  }

  @Override
  public Stream<Delivery> copies(LoggedEvent event) {
    return Stream.of(Delivery.of(event, Destination.EXCHANGE, event.correlationId()));
  }

  @Override
  public List<Attempt> tell(List<Delivery> copies, BooleanSupplier may) {
    List<Published> published = publisher.deliver(copies, may);
    boolean alive = published.stream().anyMatch(ExchangeTarget::isAnswer);
    report(alive, may.getAsBoolean());
    List<Attempt> told = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      told.add(told(copies.get(i), published.get(i), alive));
    }
    return told;
  }

  /** A broker that says nothing at all is an outage; if it answers others, one queue is. */
  private Attempt told(Delivery copy, Published published, boolean alive) {
    return switch (published) {
      case CONFIRMED -> Attempt.done(copy);
      case UNROUTED -> copy.logged().isFinal() ? unheard(copy) : Attempt.done(copy);
      case REFUSED -> refused(copy);
      case NACKED -> Attempt.waits(copy, retries.first());
      case SILENT -> alive ? Attempt.waits(copy, retries.first()) : Attempt.outage(copy);
      case OUT_OF_REACH -> Attempt.outage(copy);
    };
  }

  private Attempt unheard(Delivery copy) {
    if (copy.attempts() == 0) {
      LOG.atWarn()
          .addKeyValue(LogKey.EVENT, copy.logged().event().id())
          .addKeyValue(LogKey.ROUTING_KEY, copy.logged().routingKey())
          .log("No queue is bound for a final event; it waits until one is");
    }
    return again(copy);
  }

  private Attempt refused(Delivery copy) {
    if (copy.attempts() == 0) {
      LOG.atError()
          .addKeyValue(LogKey.EVENT, copy.logged().event().id())
          .log(
              "The broker does not take an event; it is tried again, and later events of its subject"
                  + " wait for it");
    }
    return again(copy);
  }

  private Attempt again(Delivery copy) {
    Duration later = retries.after(copy.attempts());
    return new Attempt(copy, End.AGAIN, null, later, true);
  }

  private static boolean isAnswer(Published published) {
    return published != Published.SILENT && published != Published.OUT_OF_REACH;
  }

  private void report(boolean alive, boolean mayTell) {
    if (alive && down) {
      LOG.info("The broker takes events again; those that waited are published now");
    } else if (!alive && !down && mayTell) {
      LOG.warn("The broker takes no events; they wait in the ledger and are tried again");
    }
    down = !alive && (down || mayTell);
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
