package io.emgadapter.receive;

import io.emgadapter.ledger.end.ApplyAnswers.Applied;
import io.emgadapter.ledger.orders.TakeNotifications.Taken;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.receive.Recognised.Ack;
import io.emgadapter.receive.Recognised.Aside;
import io.emgadapter.receive.Recognised.Judged;
import io.emgadapter.receive.Recognised.Notice;
import io.emgadapter.sight.MessagingMeters;
import io.emgadapter.sight.MessagingMeters.Broker;
import io.emgadapter.sight.MessagingMeters.Channel;
import io.emgadapter.sight.OutcomeCounters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts what comes from EMG, and what becomes of it: once for each batch that is committed, so a
 * batch that waits for the ledger counts when it has been taken.
 */
@Component
class ReceiveMeters {
  private static final String OTHER = "other";

  /** Why something is parked; each is known before it happens. */
  private static final List<String> REASONS =
      List.of(
          "conflicting-id",
          "malformed-ack",
          "not-an-ack",
          "not-storable",
          "other-source",
          "unknown-origination",
          "unreadable",
          "unsigned",
          "wrong-signature",
          OTHER);

  private final MeterRegistry registry;
  private final Clock clock;
  private final OutcomeCounters<Taken> notices;
  private final Map<String, Counter> parked;
  private final Channel channel;
  private final Map<String, OfOne> subscriptions = new ConcurrentHashMap<>();

  ReceiveMeters(MeterRegistry registry, MessagingMeters messaging, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    this.notices =
        new OutcomeCounters<>(
            registry,
            "emg.notices",
            "What became of the notifications that Equinix started.",
            Tags.empty(),
            Taken.class);
    this.parked =
        REASONS.stream().collect(Collectors.toMap(Function.identity(), this::parkedCounter));
    this.channel = messaging.channel(Broker.SERVICEBUS, "").consumes("receive");
  }

  private Counter parkedCounter(String reason) {
    return Counter.builder("emg.messages.parked")
        .description("Messages from EMG that were set aside, by the reason.")
        .tag("reason", reason)
        .register(registry);
  }

  /** The counters of one subscription, which begin with zero. */
  OfOne of(String subscription) {
    return subscriptions.computeIfAbsent(subscription, OfOne::new);
  }

  /** What a message turns out to be. */
  enum Kind {
    ACK,
    NOTICE,
    ASIDE;

    private static Kind of(Recognised what) {
      return switch (what) {
        case Ack _ -> ACK;
        case Notice _ -> NOTICE;
        case Aside _ -> ASIDE;
      };
    }
  }

  /** What comes for one subscription. */
  final class OfOne {
    private final OutcomeCounters<Kind> messages;
    private final OutcomeCounters<Trust> signatures;
    private final OutcomeCounters<Applied> acks;
    private volatile @Nullable Instant verified;

    private OfOne(String subscription) {
      Tags tags = Tags.of("subscription", subscription);
      this.messages =
          new OutcomeCounters<>(
              registry,
              "emg.messages",
              "Messages that were taken from EMG, by what they are; aside is nothing of use.",
              tags,
              Kind.class);
      this.signatures =
          new OutcomeCounters<>(
              registry,
              "emg.signatures",
              "What their signatures say; untold where none could be checked.",
              tags,
              Trust.class);
      this.acks =
          new OutcomeCounters<>(
              registry, "emg.acks", "What became of the Acks among them.", tags, Applied.class);
      Gauge.builder("emg.signatures.verified.age", this::secondsSinceVerified)
          .description("Since a signature was verified last; no number before the first.")
          .tags(tags)
          .baseUnit("seconds")
          .register(registry);
    }

    private double secondsSinceVerified() {
      Instant last = verified;
      return last == null ? Double.NaN : Duration.between(last, clock.instant()).toSeconds();
    }

    /** A batch is committed: what each message is, and what became of each. */
    void took(
        List<Judged> judged,
        List<Applied> applied,
        List<Taken> taken,
        List<Parking> aside,
        Duration took) {
      judged.forEach(each -> {
        messages.add(Kind.of(each.what()));
        signatures.add(each.trust());
      });
      applied.forEach(acks::add);
      taken.forEach(notices::add);
      aside.forEach(each -> counter(each.reason()).increment());
      if (judged.stream().anyMatch(each -> each.trust() == Trust.VERIFIED)) {
        verified = clock.instant();
      }
      channel.consumed("receive", judged.size());
      channel.processed(took);
    }
  }

  private Counter counter(String reason) {
    return Stream.of(reason, OTHER)
        .map(parked::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
