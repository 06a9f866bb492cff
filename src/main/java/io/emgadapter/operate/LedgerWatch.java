package io.emgadapter.operate;

import io.emgadapter.ledger.reads.Probe;
import io.emgadapter.ledger.reads.Probe.LastKnown;
import io.emgadapter.ledger.reads.ReadBacklog;
import io.emgadapter.ledger.reads.ReadBacklog.Attention;
import io.emgadapter.ledger.reads.ReadBacklog.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** What the ledger looks like to the night shift, as it was seen last. */
@Component
class LedgerWatch {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final LastKnown<Seen> seen;

  LedgerWatch(ReadBacklog backlog, Probe probe) {
    this.seen = probe.keep(() -> new Seen(backlog.attention(), backlog.bySubscription()), EVERY);
  }

  /** What was seen at one look. */
  record Seen(Attention attention, List<Backlog> backlogs) {

    /** Only those that are not paused: their Tasks should have gone. */
    long oldestReadySeconds() {
      return backlogs.stream()
          .filter(each -> each.pausedBy() == null)
          .mapToLong(Backlog::oldestReadySeconds)
          .max()
          .orElse(0);
    }
  }

  /** What was seen last, and how long ago. */
  LastKnown<Seen> seen() {
    return seen;
  }

  /**
   * Says what a person should look at, as it was seen last. Down only where a final event finds no
   * queue: then an upstream system does not get what it was promised.
   */
  @Component("attentionHealthIndicator")
  static class AttentionHealthIndicator implements HealthIndicator {
    private final LedgerWatch watch;

    AttentionHealthIndicator(LedgerWatch watch) {
      this.watch = watch;
    }

    @Override
    public Health health() {
      Seen seen = watch.seen().value();
      if (seen == null) {
        return Health.unknown().build();
      }
      Health.Builder health = seen.attention().unheard() > 0 ? Health.down() : Health.up();
      return health
          .withDetail("parked", seen.attention().parked())
          .withDetail("undeliverableEvents", seen.attention().undeliverable())
          .withDetail("unheardFinalEvents", seen.attention().unheard())
          .withDetail("oldestUnheardFinalEventSeconds", seen.attention().oldestUnheardSeconds())
          .withDetail("oldestReadyTaskSeconds", seen.oldestReadySeconds())
          .withDetail("seenSecondsAgo", watch.seen().ageSeconds())
          .build();
    }
  }

  /**
   * What is worth an alarm; docs/operating.md says what to do about each. Every instance tells the
   * same, because it is the ledger's. While the ledger is out of reach they keep what was seen
   * last; {@code emg.ledger.seen.age} says how long ago that was.
   */
  @Component
  static class Gauges implements MeterBinder {
    private final LedgerWatch watch;

    Gauges(LedgerWatch watch) {
      this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
      gauge(registry, "emg.parked.open", s -> s.attention().parked(), "messages");
      gauge(registry, "emg.deliveries.undeliverable", s -> s.attention().undeliverable(), "events");
      gauge(registry, "emg.events.final.unheard", s -> s.attention().unheard(), "events");
      gauge(
          registry,
          "emg.events.final.unheard.age",
          s -> s.attention().oldestUnheardSeconds(),
          "seconds");
      gauge(registry, "emg.tasks.ready.age", Seen::oldestReadySeconds, "seconds");
      tasks(registry, "ready", Backlog::ready);
      tasks(registry, "held", Backlog::held);
      tasks(registry, "unknown", Backlog::unknown);
      tasks(registry, "unanswered", Backlog::unanswered);
      Gauge.builder("emg.ledger.seen.age", () -> watch.seen().ageSeconds())
          .baseUnit("seconds")
          .register(registry);
    }

    private void tasks(MeterRegistry registry, String state, ToLongFunction<Backlog> count) {
      Gauge.builder("emg.tasks", () -> last(seen -> sum(seen, count)))
          .tag("state", state)
          .register(registry);
    }

    private static long sum(Seen seen, ToLongFunction<Backlog> count) {
      return seen.backlogs().stream().mapToLong(count).sum();
    }

    /** No number before the first look. */
    private double last(ToLongFunction<Seen> value) {
      Seen seen = watch.seen().value();
      return seen == null ? Double.NaN : value.applyAsLong(seen);
    }

    private void gauge(
        MeterRegistry registry, String name, ToLongFunction<Seen> value, String unit) {
      Gauge.builder(name, () -> last(value)).baseUnit(unit).register(registry);
    }
  }
}
