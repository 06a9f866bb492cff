package io.emgadapter.receive;

import io.emgadapter.ledger.orders.TakeNotifications.Taken;
import io.emgadapter.sight.OutcomeCounters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts what comes by feeds and what becomes of it, each when it is committed. */
@Component
class FeedMeters {
  private final Map<FeedSource, Counter> received = new EnumMap<>(FeedSource.class);
  private final Map<FeedSource, OutcomeCounters<Fate>> decided = new EnumMap<>(FeedSource.class);

  FeedMeters(MeterRegistry registry) {
    for (FeedSource source : FeedSource.values()) {
      Tags tags = Tags.of("source", OutcomeCounters.word(source));
      received.put(
          source,
          Counter.builder("emg.feeds.received")
              .description("Notifications that came by another way than the queue of EMG.")
              .tags(tags)
              .register(registry));
      decided.put(
          source,
          new OutcomeCounters<>(
              registry, "emg.feeds.decided", "What became of them.", tags, Fate.class));
    }
  }

  /** What became of a notification. */
  enum Fate {
    TAKEN("", ""),
    REPEATED("", ""),
    KNOWN("", ""),
    CONFLICTING("conflicting-id", "A notification whose id came before with other content."),
    NOT_STORABLE("not-storable", "A notification that the ledger cannot hold."),
    UNREADABLE("unreadable", "");

    private final String reason;
    private final String detail;

    Fate(String reason, String detail) {
      this.reason = reason;
      this.detail = detail;
    }

    static Fate of(Taken taken) {
      return valueOf(taken.name());
    }

    /** Whether a person must look at it. */
    boolean isParked() {
      return !reason.isEmpty();
    }

    /** The stable code under which it is parked. */
    String reason() {
      return reason;
    }

    /** A sentence without content. */
    String detail() {
      return detail;
    }
  }

  /** A batch is committed. */
  void took(FeedSource source, List<Fate> fates) {
    Objects.requireNonNull(received.get(source)).increment(fates.size());
    fates.forEach(Objects.requireNonNull(decided.get(source))::add);
  }
}
