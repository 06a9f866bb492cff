package io.emgadapter.operate;

import io.emgadapter.work.Background;
import io.emgadapter.work.Pulse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Watches the threads that work by themselves: {@code emg.loop.age} for each kind, {@code
 * emg.loops.still}, and which of them stand still. It only reads what they have noted.
 */
@Component
class LoopWatch implements MeterBinder {
  /** What follows if one of a kind stands still. */
  private static final Map<String, String> CONSEQUENCES =
      Map.ofEntries(
          Map.entry("intake", "no work request is taken"),
          Map.entry("record", "what became of Tasks is not recorded, they become UNKNOWN"),
          Map.entry("dispatch", "nothing that waits in the ledger is sent by its route"),
          Map.entry("too late", "Tasks of its route do not end when their notAfter passes"),
          Map.entry("due", "what becomes due is noticed half a minute late"),
          Map.entry("follow", "deadlines of Tasks pass unnoticed"),
          Map.entry("look-up", "Tasks whose fate is not known are not looked for"),
          Map.entry("poll", "orders are not followed by REST"),
          Map.entry("feeds", "notifications are not read by REST"),
          Map.entry("bulk", "acts upon many make no progress"),
          Map.entry("retention", "nothing that is old is removed"),
          Map.entry("keys", "a key file that changes is not noticed"),
          Map.entry("credentials", "a client secret that changes is not noticed"),
          Map.entry("token", "its Tasks wait once its token has expired"),
          Map.entry("log", "no event is published, other instances take the readers over"),
          Map.entry("events", "no event is published"),
          Map.entry("replies", "senders' own queues get no events"),
          Map.entry("webhook", "it gets no events"));

  private final ObjectProvider<Background> parts;

  LoopWatch(ObjectProvider<Background> parts) {
    this.parts = parts;
  }

  private List<Pulse> pulses() {
    return parts.stream().flatMap(part -> part.pulses().stream()).toList();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("emg.loops.still", () -> pulses().stream().filter(Pulse::standsStill).count())
        .description("Threads that run and have had no good round for too long.")
        .register(registry);
    pulses().stream()
        .collect(Collectors.groupingBy(Pulse::kind, TreeMap::new, Collectors.toList()))
        .forEach((kind, all) -> bind(kind, all, registry));
  }

  private static void bind(String kind, List<Pulse> all, MeterRegistry registry) {
    Gauge.builder("emg.loop.age", () -> oldestSeconds(all))
        .description("Since the last good round of the threads that do this.")
        .baseUnit("seconds")
        .tag("loop", kind)
        .register(registry);
  }

  /** Not a number where none runs. */
  private static double oldestSeconds(List<Pulse> all) {
    return all.stream()
        .filter(Pulse::isRunning)
        .mapToDouble(pulse -> pulse.age().toMillis() / 1000.0)
        .max()
        .orElse(Double.NaN);
  }

  /** Down where one stands still; each of those with what follows from it. */
  Health health() {
    return health(pulses());
  }

  static Health health(List<Pulse> pulses) {
    Health.Builder health = Health.up();
    pulses.stream()
        .filter(Pulse::standsStill)
        .forEach(pulse ->
            health
                .down()
                .withDetail(
                    pulse.name(),
                    "stands still for %d s: %s"
                        .formatted(
                            pulse.age().toSeconds(),
                            CONSEQUENCES.getOrDefault(pulse.kind(), "what it does waits"))));
    return health.build();
  }
}
