package io.emgadapter.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Stories;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.TakeCursors.Hold;
import io.emgadapter.ledger.events.TestReader;
import io.emgadapter.ledger.reads.Probe;
import io.emgadapter.ledger.reads.ReadBacklog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What the operator on duty sees of a final event that finds no queue. */
class AttentionTest {
  private final TestLedger ledger = new TestLedger();

  @BeforeEach
  void aRequestThatHasEnded() {
    Stories stories = new Stories(ledger);
    stories.acknowledged(stories.sent("r"));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private LedgerWatch watch() {
    Probe probe = new Probe();
    LedgerWatch watch = new LedgerWatch(ledger.the(ReadBacklog.class), probe);
    probe.lookNow();
    return watch;
  }

  private static End unheard(Delivery copy) {
    return copy.logged().isFinal() ? End.AGAIN : End.DONE;
  }

  private double gauge(String name) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    LedgerWatch watch = watch();
    watch.bindTo(registry);
    return registry.get(name).gauge().value();
  }

  private Health health() {
    return HealthIndicators.attention(watch());
  }

  @Test
  void aFinalEventThatFindsNoQueueIsAMetricAndADetailOfHealthUntilItIsDelivered() {
    assertThat(health().getStatus()).isEqualTo(Status.UP);
    TestReader exchange = TestReader.exchange(ledger, "one");
    Hold hold = exchange.hold();
    exchange.move(hold, exchange.next(hold, 9), AttentionTest::unheard);
    ledger.pass(Duration.ofMinutes(5));

    assertThat(gauge("emg.events.final.unheard")).isEqualTo(1);
    assertThat(gauge("emg.events.final.unheard.age")).isBetween(300.0, 310.0);
    assertThat(health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health().getDetails())
        .containsEntry("unheardFinalEvents", 1L)
        .containsEntry("undeliverableEvents", 0L);

    exchange.record(exchange.hold(), exchange.due(), _ -> End.DONE);
    assertThat(gauge("emg.events.final.unheard")).isZero();
    assertThat(health().getStatus()).isEqualTo(Status.UP);
  }
}
