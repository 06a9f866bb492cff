package io.emgadapter.relay;

import com.rabbitmq.client.AMQP;
import io.emgadapter.ledger.events.Copy;
import io.emgadapter.ledger.events.Copy.Destination;
import io.emgadapter.ledger.events.Copy.Told;
import io.emgadapter.ledger.events.Copy.Told.Fate;
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
  public Stream<Copy> copies(LoggedEvent event) {
    return Stream.of(Copy.of(event, Destination.EXCHANGE, event.correlationId()));
  }

  @Override
  public List<Told> tell(List<Copy> copies, BooleanSupplier may) {
    List<Published> published = publisher.deliver(copies, may);
    boolean alive = published.stream().anyMatch(ExchangeTarget::isAnswer);
    report(alive, may.getAsBoolean());
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      told.add(told(copies.get(i), published.get(i), alive));
    }
    return told;
  }

  /** A broker that says nothing at all is an outage; if it answers others, one queue is. */
  private Told told(Copy copy, Published published, boolean alive) {
    return switch (published) {
      case CONFIRMED -> Told.done(copy);
      case UNROUTED -> copy.logged().isFinal() ? unheard(copy) : Told.done(copy);
      case REFUSED -> refused(copy);
      case NACKED -> Told.waits(copy, retries.first());
      case SILENT -> alive ? Told.waits(copy, retries.first()) : Told.outage(copy);
      case OUT_OF_REACH -> Told.outage(copy);
    };
  }

  private Told unheard(Copy copy) {
    if (copy.attempts() == 0) {
      LOG.atWarn()
.addKeyValue(LogKey.EVENT, copy.logged().event().id())
.log("No queue is bound for {}; the final event {} waits until one is",
          copy.logged().routingKey(),
          copy.logged().event().id());
    }
    return again(copy);
  }

  private Told refused(Copy copy) {
    if (copy.attempts() == 0) {
      LOG.atError()
.addKeyValue(LogKey.EVENT, copy.logged().event().id())
.log("The broker does not take event {}; it waits, and what follows it in its subject",
          copy.logged().event().id());
    }
    return again(copy);
  }

  private Told again(Copy copy) {
    Duration later = retries.after(copy.attempts());
    return new Told(copy, Fate.AGAIN, null, later, true);
  }

  private static boolean isAnswer(Published published) {
    return published != Published.SILENT && published != Published.OUT_OF_REACH;
  }

  private void report(boolean alive, boolean mayTell) {
    if (alive && down) {
      LOG.info("The broker takes events again");
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
      LOG.debug("Nothing could be declared: {}", Failures.kind(e));
    }
  }
}
