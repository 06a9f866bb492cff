package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.event.EventType;
import io.emgadapter.ledger.RecordDeliveries.Delivered;
import io.emgadapter.ledger.RecordDeliveries.Fate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  /** A request with two events, for the exchange and for its sender's queue. */
  @BeforeEach
  void aRequestThatHasEnded() {
    driver.accept(Requests.replying("r", "itsm.answers"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-7"));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private List<DueDelivery> claim() {
    return ledger.the(ClaimDeliveries.class).claim(Driver.LEASE, 10);
  }

  private void record(List<DueDelivery> due, Fate fate) {
    ledger
        .the(RecordDeliveries.class)
        .record(
            due.stream().map(d -> new Delivered(d, fate, Duration.ofSeconds(5), true)).toList());
  }

  @Test
  void noEventIsClaimedBeforeTheOneBeforeItIsDelivered() {
    List<DueDelivery> first = claim();
    assertThat(first)
        .hasSize(2)
        .allSatisfy(d -> assertThat(d.event().type()).isEqualTo(EventType.TASK_ACKNOWLEDGED));
    assertThat(claim()).isEmpty();

    record(first, Fate.DELIVERED);

    assertThat(claim()).hasSize(2).allSatisfy(d -> assertThat(d.isFinal()).isTrue());
  }

  @Test
  void whatFoundNoRouteComesAgainAndItsAttemptCountsOnceThoughRecordedTwice() {
    List<DueDelivery> due = claim();
    record(due, Fate.DUE);
    record(due, Fate.DUE);
    assertThat(claim()).isEmpty();

    ledger.pass(Duration.ofSeconds(6));

    assertThat(claim()).hasSize(2).allSatisfy(d -> assertThat(d.attempts()).isEqualTo(1));
  }

  @Test
  void anInstanceThatSleptPastItsLeaseDecidesNothing() {
    List<DueDelivery> slept = claim();
    ledger.pass(Duration.ofSeconds(61));
    List<DueDelivery> taken = claim();

    record(slept, Fate.UNDELIVERABLE);
    assertThat(claim()).isEmpty();
    record(taken, Fate.DELIVERED);

    assertThat(ledger.rows("select 1 from delivery where state = 'DELIVERED'")).hasSize(2);
  }
}
