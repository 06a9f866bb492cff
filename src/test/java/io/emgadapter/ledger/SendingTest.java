package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.end.PassDeadlines;
import io.emgadapter.ledger.send.Claim;
import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Route;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {
  private static final Lease OTHER = new Lease("two", Duration.ofSeconds(60));

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aClaimedTaskIsClaimedByNobodyElseWhileItsLeaseLasts() {
    driver.accept(Requests.create("c"));
    driver.claim();

    assertThat(ledger.the(Claim.class).claim(OTHER, Route.EMG, ClaimLimits.of(Set.of(), 10)))
        .isEmpty();
    ledger.pass(Duration.ofSeconds(61));
    assertThat(ledger.the(Claim.class).claim(OTHER, Route.EMG, ClaimLimits.of(Set.of(), 10)))
        .hasSize(1);
  }

  @Test
  void anInstanceThatSleptPastItsLeaseChangesNothing() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> slept = driver.claim();
    ledger.pass(Duration.ofSeconds(61));
    assertThat(driver.seal(slept)).isEmpty();

    List<ClaimedTask> taken =
        ledger.the(Claim.class).claim(OTHER, Route.EMG, ClaimLimits.of(Set.of(), 10));
    assertThat(driver.seal(OTHER, taken)).hasSize(1);
    driver.record(slept, TaskState.READY);

    assertThat(driver.states("c")).containsExactly("SENDING");
  }

  @Test
  void aCrashWhileSendingLeavesTheTaskUnknownAndNeverReady() {
    driver.accept(Requests.create("c"));
    driver.seal(driver.claim());

    ledger.pass(Duration.ofSeconds(61));
    driver.passDeadlines();

    assertThat(driver.states("c")).containsExactly("UNKNOWN");
    assertThat(driver.claim()).isEmpty();
  }

  @Test
  void whatIsProvenUnsentGoesAgainWithTheSameTextAndSignature() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> first = driver.claim();
    driver.seal(first);
    driver.record(first, TaskState.READY);
    ledger.pass(Duration.ofMinutes(16));

    assertThat(driver.claim())
        .singleElement()
        .satisfies(task -> {
          assertThat(task.sealed().text()).isEqualTo("text of " + task.id());
          assertThat(task.fence()).isEqualTo(2);
        });
  }

  @Test
  void aRequestPastItsNotAfterIsClaimedToBeEndedAndNotToBeSent() {
    driver.accept(Requests.create("c", Instant.now().minusSeconds(1)));

    assertThat(driver.claim()).isEmpty();
    assertThat(driver.claimLate()).hasSize(1);
  }

  @Test
  void withoutAnAckATaskIsUnansweredThenAbandonedAndALateAckStillCountsBefore() {
    driver.accept(Requests.create("c"), Requests.create("d"));
    List<ClaimedTask> sent = driver.send();
    ledger.pass(Duration.ofMinutes(16));
    driver.passDeadlines();
    assertThat(driver.states("c")).containsExactly("UNANSWERED");
    assertThat(driver.events("c")).containsExactly("task.unanswered");

    driver.answer(Requests.created(sent.get(1).id(), "1-8"));
    ledger.pass(Duration.ofDays(4));
    driver.passDeadlines();

    assertThat(driver.states("c")).containsExactly("ABANDONED(no-answer)");
    assertThat(driver.states("d")).containsExactly("ACKNOWLEDGED");
    assertThat(driver.events("c")).containsExactly("task.unanswered", "request.completed");
  }

  @Test
  void whatIsSentAnewBetweenTheLookAtItsDeadlineAndTheMoveIsNotUnknown() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> first = driver.claim();
    driver.seal(first);
    ledger.pass(Duration.ofSeconds(61));
    List<PassDeadlines.Overdue> overdue = ledger.the(PassDeadlines.class).overdue(10);
    assertThat(overdue).hasSize(1);
    driver.record(first, TaskState.READY);
    ledger.pass(Duration.ofMinutes(16));
    driver.seal(driver.claim());

    ledger.the(PassDeadlines.class).pass(overdue);

    assertThat(driver.states("c")).containsExactly("SENDING");
  }
}
