package io.emgadapter.operate;

import io.emgadapter.ledger.reads.LastKnown;
import io.emgadapter.ledger.reads.Probe;
import io.emgadapter.ledger.reads.ReadBacklog;
import io.emgadapter.ledger.reads.ReadBacklog.Attention;
import io.emgadapter.ledger.reads.ReadBacklog.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * Reads from the ledger at intervals what an operator must know, and shows as gauges what is worth
 * an alarm; docs/operating.md says what to do about each. Every instance shows the same, because
 * all read the same ledger. While the ledger is out of reach, the gauges keep what was seen last;
 * {@code emg.ledger.seen.age} says how long ago that was.
 */
@Component
class LedgerWatch implements MeterBinder {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final LastKnown<Seen> seen;

  LedgerWatch(ReadBacklog backlog, Probe probe) {
    this.seen = probe.keep(() -> new Seen(backlog.attention(), backlog.bySubscription()), EVERY);
  }

  /** What one reading of the ledger showed. */
  record Seen(Attention attention, List<Backlog> backlogs) {

    /** Only of subscriptions that are not paused, whose Tasks should have been sent. */
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
    Gauge.builder("emg.ledger.seen.age", () -> seen.ageSeconds())
        .baseUnit("seconds")
        .register(registry);
  }

  /** Not a number before the first reading. */
  private double last(ToLongFunction<Seen> value) {
    Seen last = seen.value();
    return last == null ? Double.NaN : value.applyAsLong(last);
  }

  private void gauge(MeterRegistry registry, String name, ToLongFunction<Seen> value, String unit) {
    Gauge.builder(name, () -> last(value)).baseUnit(unit).register(registry);
  }
}
