package io.emgadapter.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.work.Background;
import io.emgadapter.work.Phase;
import io.emgadapter.work.Pulse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What the operator on duty sees of a thread that hangs. */
class LoopWatchTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final AtomicLong nanos = new AtomicLong();
  private final Pulse due = pulse("due");
  private final Pulse one = pulse("webhook:one");
  private final Pulse other = pulse("webhook:other");
  private final Pulse poll = pulse("poll");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LoopWatch watch = watch(List.of(due, one, other, poll));

  private Pulse pulse(String name) {
    return new Pulse(name, LIMIT, () -> true, nanos::get);
  }

  private static LoopWatch watch(List<Pulse> pulses) {
    DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    beans.registerSingleton(
        "part",
        new Background(Phase.WATCH) {
          @Override
          protected void begin() {}

          @Override
          public List<Pulse> pulses() {
            return pulses;
          }
        });
    return new LoopWatch(beans.getBeanProvider(Background.class));
  }

  @BeforeEach
  void begin() {
    List.of(due, one, other).forEach(Pulse::begin);
    watch.bindTo(registry);
    nanos.addAndGet(LIMIT.plusSeconds(5).toNanos());
    one.beat();
  }

  private double age(String loop) {
    return registry.get("emg.loop.age").tag("loop", loop).gauge().value();
  }

  private double still() {
    return registry.get("emg.loops.still").gauge().value();
  }

  @Test
  void theOldestOfEachKindIsAMetricAndOneThatDoesNotRunIsNone() {
    assertThat(age("due")).isEqualTo(125);
    assertThat(age("webhook")).isEqualTo(125);
    assertThat(age("poll")).isNaN();
    assertThat(still()).isEqualTo(2);

    other.beat();
    assertThat(age("webhook")).isZero();
    assertThat(still()).isEqualTo(1);
  }

  @Test
  void eachThatStandsStillIsADetailOfHealthWithWhatFollowsFromIt() {
    Health health = watch.health();

    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails())
        .containsOnlyKeys("due", "webhook:other")
        .containsEntry("webhook:other", "stands still for 125 s: it gets no events");
  }

  @Test
  void whereAllGoRoundItIsUp() {
    due.beat();
    other.beat();

    assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
    assertThat(watch.health().getDetails()).isEmpty();
  }
}
