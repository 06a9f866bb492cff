package io.emgadapter.operate;

import io.emgadapter.ledger.TaskMeters;
import io.emgadapter.ledger.reads.LastKnown;
import io.emgadapter.ledger.reads.Probe;
import io.emgadapter.ledger.reads.ReadSight;
import io.emgadapter.ledger.reads.ReadSight.Parked;
import io.emgadapter.ledger.reads.ReadSight.Reader;
import io.emgadapter.ledger.reads.ReadSight.Table;
import io.emgadapter.ledger.reads.ReadSight.Unfinished;
import io.emgadapter.order.Route;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gauges of what is in the ledger, by subscription, state and reason, as it was seen last. Every
 * instance gives the same, so whoever adds instances up must take the largest instead.
 */
@Component
class LedgerGauges implements MeterBinder {
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration SELDOM = Duration.ofSeconds(30);

  private static final List<String> STATES =
      List.of("READY", "HELD", "SENDING", "SENT", "UNKNOWN", "UNANSWERED");

  /** No Task is in it for longer than a lease. */
  private static final String SHORT = "SENDING";

  private final Subscriptions subscriptions;
  private final TaskMeters tasks;
  private final LastKnown<Seen> seen;
  private final LastKnown<List<Table>> tables;
  private @Nullable Rows rows;

  LedgerGauges(Subscriptions subscriptions, TaskMeters tasks, ReadSight sight, Probe probe) {
    this.subscriptions = subscriptions;
    this.tasks = tasks;
    this.seen = probe.keep(() -> shown(seen(sight)), EVERY);
    this.tables = probe.keep(() -> shown(sight.tables()), SELDOM);
  }

  /** What was seen at one look. */
  record Seen(List<Unfinished> tasks, List<Parked> parked, List<Reader> readers) {}

  /** The gauges whose tags are known only when they are seen. */
  private record Rows(
      MultiGauge parked,
      MultiGauge parkedAge,
      MultiGauge behind,
      MultiGauge retries,
      MultiGauge live,
      MultiGauge dead,
      MultiGauge bytes) {}

  private static Seen seen(ReadSight sight) {
    return new Seen(sight.tasks(), sight.parked(), sight.readers());
  }

  /** What was seen last; null before the first look. */
  @Nullable Seen seen() {
    return seen.value();
  }

  /** The tables as they were seen last; null before the first look. */
  @Nullable List<Table> tables() {
    return tables.value();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    rows =
        new Rows(
            multi(registry, "emg.parked", "What is parked and open, by source and reason."),
            multi(registry, "emg.parked.age.seconds", "Since the oldest of it was parked."),
            multi(registry, "emg.events.behind", "Events that a reader of the log has not read."),
            multi(registry, "emg.events.retries", "Copies of events that go again."),
            multi(registry, "emg.ledger.live.rows", "Rows of a table, estimated."),
            multi(registry, "emg.ledger.dead.rows", "Rows that a vacuum would remove, estimated."),
            multi(registry, "emg.ledger.bytes", "Size of a table with its indexes."));
    List<String> names = new ArrayList<>();
    for (Subscription each : subscriptions.all()) {
      tasks.begin(each.name(), each.usedRoutes().stream().map(Route::word).toList());
      names.add(each.name());
    }
    for (String name : names) {
      for (String state : STATES) {
        tasks(registry, "emg.tasks", name, state, Unfinished::tasks);
        if (!state.equals(SHORT)) {
          tasks(registry, "emg.tasks.age.seconds", name, state, Unfinished::seconds);
        }
      }
    }
  }

  private static MultiGauge multi(MeterRegistry registry, String name, String what) {
    return MultiGauge.builder(name).description(what).register(registry);
  }

  private void tasks(
      MeterRegistry registry,
      String gauge,
      String subscription,
      String state,
      ToDoubleFunction<Unfinished> number) {
    Gauge.builder(gauge, () -> last(subscription, state, number))
        .description("Unfinished Tasks, or how many seconds the oldest is there.")
        .tags("subscription", subscription, "state", state.toLowerCase(Locale.ROOT))
        .register(registry);
  }

  /** No number before the first look. */
  private double last(String subscription, String state, ToDoubleFunction<Unfinished> number) {
    Seen last = seen.value();
    return last == null
        ? Double.NaN
        : last.tasks().stream()
            .filter(each -> each.subscription().equals(subscription) && each.state().equals(state))
            .mapToDouble(number)
            .findFirst()
            .orElse(0);
  }

  private Seen shown(Seen fresh) {
    Rows to = rows;
    if (to != null) {
      show(
          to.parked(),
          fresh.parked().stream().map(each -> row(tags(each), (double) each.parked())));
      show(to.parkedAge(), fresh.parked().stream().map(each -> row(tags(each), each.seconds())));
      show(
          to.behind(),
          fresh.readers().stream().map(each -> row(tags(each), (double) each.behind())));
      show(
          to.retries(),
          fresh.readers().stream()
              .filter(each -> each.retries() > 0 || !each.isWebhook())
              .map(each -> row(tags(each), (double) each.retries())));
    }
    return fresh;
  }

  private List<Table> shown(List<Table> fresh) {
    Rows to = rows;
    if (to != null) {
      show(to.live(), fresh.stream().map(each -> row(tags(each), (double) each.live())));
      show(to.dead(), fresh.stream().map(each -> row(tags(each), (double) each.dead())));
      show(to.bytes(), fresh.stream().map(each -> row(tags(each), (double) each.bytes())));
    }
    return fresh;
  }

  private static Tags tags(Parked parked) {
    return Tags.of("source", parked.source(), "reason", parked.reason());
  }

  private static Tags tags(Reader reader) {
    return Tags.of("reader", reader.name());
  }

  private static Tags tags(Table table) {
    return Tags.of("table", table.name());
  }

  private static Row<Number> row(Tags tags, double value) {
    return Row.of(tags, value);
  }

  private static void show(MultiGauge gauge, Stream<Row<Number>> rows) {
    List<Row<?>> all = new ArrayList<>(rows.toList());
    gauge.register(all, true);
  }
}
