package io.emgadapter.request;

import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Acceptance.Conflicting;
import io.emgadapter.ledger.accept.Acceptance.NotAcceptable;
import io.emgadapter.ledger.accept.Acceptance.Rejected;
import io.emgadapter.ledger.accept.Acceptance.Repeated;
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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** Counts what comes by each door, and what becomes of it: the second adds up to the first. */
@Component
@SuppressWarnings("FutureReturnValueIgnored") // What follows is in whenComplete.
final class RequestMeters {
  private static final Duration[] BUCKETS =
      LongStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000, 60_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Map<Door, Counter> received = new EnumMap<>(Door.class);
  private final Map<Door, OutcomeCounters<Verdict>> decided = new EnumMap<>(Door.class);
  private final Timer committed;
  private final Channel queue;

  RequestMeters(MeterRegistry registry, MessagingMeters messaging, RequestSettings settings) {
    for (Door door : Door.values()) {
      Tags tags = Tags.of("door", OutcomeCounters.word(door));
      received.put(
          door,
          Counter.builder("emg.requests.received")
              .description("Messages that came by this door as work requests.")
              .tags(tags)
              .register(registry));
      decided.put(
          door,
          new OutcomeCounters<>(
              registry,
              "emg.requests.decided",
              "What became of them, counted when the door answers or settles.",
              tags,
              Verdict.class));
    }
    this.committed =
        Timer.builder("emg.intake.commit")
            .description("From the intake to the commit of what became of it.")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    this.queue = messaging.channel(Broker.RABBITMQ, settings.queue()).consumes("consume");
  }

  /** The ways in. */
  enum Door {
    QUEUE,
    HTTP
  }

  /** What a door makes of a work request. */
  enum Verdict {
    ACCEPTED,
    REPEATED,
    CONFLICTING,
    REJECTED,
    /** It was only judged, as was asked. */
    DRY_RUN,
    /** There was no room for it; HTTP alone says so. */
    FULL,
    /** Left to the broker's dead letters, because the ledger cannot hold it. */
    GIVEN_UP,
    /** It was not decided, and comes again. */
    UNDECIDED;

    static Verdict of(Acceptance acceptance) {
      return switch (acceptance) {
        case Accepted _ -> ACCEPTED;
        case Repeated _ -> REPEATED;
        case Conflicting _ -> CONFLICTING;
        case NotAcceptable _, Rejected _ -> REJECTED;
      };
    }
  }

  void received(Door door) {
    Objects.requireNonNull(received.get(door)).increment();
    if (door == Door.QUEUE) {
      queue.consumed("consume", 1);
    }
  }

  void decided(Door door, Verdict verdict) {
    Objects.requireNonNull(decided.get(door)).add(verdict);
  }

  /** A message of the queue was settled. */
  void settled(Duration after) {
    queue.processed(after);
  }

  /** Takes the time until this is decided. */
  void watch(CompletableFuture<Acceptance> done) {
    long since = System.nanoTime();
    done.whenComplete((_, failure) -> {
      if (failure == null) {
        committed.record(Duration.ofNanos(System.nanoTime() - since));
      }
    });
  }
}
