package io.emgadapter.relay;

import io.emgadapter.event.EventType;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.EventTail;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.sight.Counting;
import io.emgadapter.sight.MessagingMeters;
import io.emgadapter.sight.MessagingMeters.Broker;
import io.emgadapter.sight.MessagingMeters.Channel;
import io.emgadapter.sight.OutcomeCounters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** Counts the events that this instance recorded, and what came of each try to deliver one. */
@Component
class RelayMeters {
  private static final Duration[] BUCKETS =
      LongStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 5000, 30_000, 300_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final MessagingMeters messaging;
  private final RelaySettings settings;
  private final Map<EventType, Counter> recorded = new EnumMap<>(EventType.class);
  private final Timer confirmed;
  private final Timer posted;
  private final Births births = new Births();

  RelayMeters(
      MeterRegistry registry, MessagingMeters messaging, RelaySettings settings, EventTail tail) {
    this.registry = registry;
    this.messaging = messaging;
    this.settings = settings;
    for (EventType type : EventType.values()) {
      recorded.put(
          type,
          Counter.builder("emg.events.recorded")
              .description("Events that this instance wrote into the log.")
              .tag("type", type.word())
              .register(registry));
    }
    this.confirmed =
        timer("emg.events.confirm", "From the record of an event to the broker's confirm.");
    this.posted = timer("emg.webhooks.post", "How long a batch of posts to a webhook took.");
    tail.whenCommitted(this::committed);
  }

  private Timer timer(String name, String what) {
    return Timer.builder(name).description(what).serviceLevelObjectives(BUCKETS).register(registry);
  }

  private void committed(List<LoggedEvent> events) {
    long now = System.nanoTime();
    for (LoggedEvent event : events) {
      Objects.requireNonNull(recorded.get(event.event().type())).increment();
      births.put(event.number(), now);
    }
  }

  /** The same target, counted. */
  EventTarget counted(String name, EventTarget target) {
    OutcomeCounters<End> tries =
        new OutcomeCounters<>(
            registry,
            "emg.deliveries",
            "Tries to deliver an event, by destination and what came of them.",
            Tags.of("destination", name),
            End.class);
    boolean webhook = name.startsWith("webhook:");
    boolean exchange = name.equals(Destination.EXCHANGE.name());
    Channel channel =
        webhook
            ? null
            : messaging
                .channel(Broker.RABBITMQ, exchange ? settings.exchange() : "")
                .sends("publish");
    Ear ear =
        (told, took) -> {
          told.forEach(each -> tries.add(each.end()));
          if (exchange) {
            told.stream().filter(each -> each.end() == End.DONE).forEach(this::confirmed);
          }
          if (channel == null) {
            posted.record(took);
          } else {
            published(channel, told, took);
          }
        };
    return new AroundTarget(target, (copies, may) -> heard(target, copies, may, ear));
  }

  private static void published(Channel channel, List<Attempt> told, Duration took) {
    int failed = (int) told.stream().filter(each -> each.end() != End.DONE).count();
    boolean outage = told.stream().anyMatch(each -> each.end() == End.OUTAGE);
    channel.sent("publish", told.size(), failed, outage ? "outage" : "refused", took);
  }

  private static List<Attempt> heard(
      EventTarget target, List<Delivery> copies, BooleanSupplier may, Ear ear) {
    long since = System.nanoTime();
    List<Attempt> told = target.deliver(copies, may);
    Duration took = Duration.ofNanos(System.nanoTime() - since);
    Counting.now(() -> ear.hear(told, took));
    return told;
  }

  private void confirmed(Attempt done) {
    long born = births.of(done.delivery().logged().number());
    if (born != 0) {
      confirmed.record(System.nanoTime() - born, TimeUnit.NANOSECONDS);
    }
  }

  /** Hears what came of a batch. */
  private interface Ear {
    void hear(List<Attempt> told, Duration took);
  }

  /**
   * When this instance recorded the last few thousand events: what is published later than that, or
   * was recorded by another instance, is in no histogram.
   */
  private static final class Births {
    private static final int MOST = 8192;

    private final long[] numbers = new long[MOST];
    private final long[] times = new long[MOST];

    synchronized void put(long number, long nanos) {
      int slot = (int) (number % MOST);
      numbers[slot] = number;
      times[slot] = nanos;
    }

    synchronized long of(long number) {
      int slot = (int) (number % MOST);
      return numbers[slot] == number ? times[slot] : 0;
    }
  }
}
