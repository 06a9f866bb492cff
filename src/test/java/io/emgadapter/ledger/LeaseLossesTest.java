package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.lookup.ClaimLookups;
import io.emgadapter.ledger.lookup.ClaimLookups.ClaimedLookup;
import io.emgadapter.ledger.send.Claim;
import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.RecordUnsent;
import io.emgadapter.ledger.send.RecordUnsent.Early;
import io.emgadapter.order.Route;
import io.emgadapter.work.Lease;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An instance that finds its lease gone counts that, and nothing else that it cannot move. */
class LeaseLossesTest {
  private static final Lease OTHER = new Lease("two", Duration.ofSeconds(60));

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  /** Two Tasks that were claimed, and whose lease has ended. */
  private List<ClaimedTask> slept() {
    driver.accept(Requests.create("c"), Requests.create("d"));
    List<ClaimedTask> slept = driver.claim();
    ledger.pass(Duration.ofSeconds(61));
    return slept;
  }

  private List<ClaimedTask> taken() {
    return ledger.the(Claim.class).claim(OTHER, Route.EMG, ClaimLimits.of(Set.of(), 10));
  }

  @Test
  void whatCannotBeSealedBecauseItsLeaseIsOverIsLost() {
    assertThat(driver.seal(slept())).isEmpty();

    assertThat(ledger.losses()).isEqualTo(Map.of("sealing", 2));
  }

  @Test
  void whatAnotherInstanceHasSealedCannotBeRecordedAndIsLost() {
    List<ClaimedTask> slept = slept();
    driver.seal(OTHER, taken());
    driver.record(slept, TaskState.READY);

    assertThat(ledger.losses()).isEqualTo(Map.of("recording", 2));
  }

  @Test
  void whatAnotherInstanceHasCannotBePutBackAndIsLost() {
    List<ClaimedTask> slept = slept();
    taken();
    ledger
        .the(RecordUnsent.class)
        .putBack(
            Driver.LEASE,
            slept.stream()
                .map(task -> new Early(task.id(), task.fence(), Duration.ofMinutes(1), "later"))
                .toList());

    assertThat(ledger.losses()).isEqualTo(Map.of("preparing", 2));
  }

  @Test
  void whatAnotherInstanceLooksUpIsLost() {
    List<ClaimedTask> sent = slept();
    driver.seal(OTHER, taken());
    driver.record(sent, TaskState.READY);
    ledger.pass(Duration.ofSeconds(61));
    driver.passDeadlines();
    ledger.pass(Duration.ofMinutes(16));
    List<ClaimedLookup> looked = driver.claimLookups();
    ledger.pass(Duration.ofSeconds(61));
    assertThat(ledger.the(ClaimLookups.class).claim(OTHER, 10)).hasSize(2);
    driver.giveUp(looked);
    driver.sendAgain(looked);

    assertThat(ledger.losses()).isEqualTo(Map.of("recording", 2, "look-ups", 4));
  }

  @Test
  void whatWasAnsweredOrPausedMeanwhileIsNotLost() {
    driver.accept(Requests.create("c"), Requests.create("d"));
    List<ClaimedTask> claimed = driver.claim();
    ledger
        .sql()
        .sql("insert into paused (subscription, paused_by) values ('default', 'anna')")
        .update();
    assertThat(driver.seal(claimed)).isEmpty();
    ledger.sql().sql("delete from paused").update();
    assertThat(driver.seal(claimed)).hasSize(2);
    driver.answer(Requests.created(claimed.getFirst().id(), "1-1"));
    driver.record(claimed, TaskState.SENT);
    driver.record(claimed, TaskState.SENT);

    assertThat(driver.states("d")).containsExactly("SENT");
    assertThat(ledger.losses()).isEmpty();
  }

  @Test
  void everyPlaceIsThereBeforeAnythingIsLost() {
    assertThat(ledger.the(MeterRegistry.class).get("emg.lease.losses").counters())
        .hasSize(7)
        .extracting(Counter::count)
        .containsOnly(0.0);
  }
}
