package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.send.Claim;
import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.RecordUnsent;
import io.emgadapter.ledger.send.RecordUnsent.Early;
import io.emgadapter.ledger.send.RecordUnsent.Unfit;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Route;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of a claimed Task before it is sealed may keep it back, or end it. */
class UnsentTasksTest {
  private static final Lease OTHER = new Lease("two", Duration.ofSeconds(60));
  private static final Problem PROBLEM =
      new Problem("/body/ServiceDetails/WorkVisitId", "not-in-list", "Send the number.");

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private void putBack(ClaimedTask task, Duration dueIn) {
    ledger
        .the(RecordUnsent.class)
        .putBack(Driver.LEASE, List.of(new Early(task.id(), task.fence(), dueIn, "waits")));
  }

  private void refuse(Lease lease, ClaimedTask task) {
    ledger
        .the(RecordUnsent.class)
        .refuse(lease, List.of(new Unfit(task.id(), task.fence(), PROBLEM)));
  }

  @Test
  void whatIsPutBackComesAgainAfterItsPauseAndNoAttemptIsCounted() {
    driver.accept(Requests.create("c"));
    putBack(driver.claim().getFirst(), Duration.ofSeconds(5));
    assertThat(driver.claim()).isEmpty();
    ledger.pass(Duration.ofSeconds(6));

    assertThat(driver.claim()).hasSize(1);
    assertThat(driver.row("select attempts, reason from task"))
        .containsEntry("attempts", 0)
        .containsEntry("reason", "waits");
  }

  @Test
  void nothingIsPutBackBeyondItsNotAfter() {
    driver.accept(Requests.create("c", Instant.now().plusSeconds(20)));
    putBack(driver.claim().getFirst(), Duration.ofHours(1));
    ledger.pass(Duration.ofSeconds(21));

    assertThat(driver.claimLate()).hasSize(1);
  }

  @Test
  void aRefusalSaysWhereTheProblemStands() {
    driver.accept(Requests.create("c"));
    refuse(Driver.LEASE, driver.claim().getFirst());

    assertThat(driver.states("c")).containsExactly("REFUSED(not-in-list)");
    assertThat(driver.events("c")).containsExactly("task.refused", "request.completed");
    assertThat(driver.row("select description from task").get("description"))
        .isEqualTo("Send the number. (/body/ServiceDetails/WorkVisitId)");
  }

  @Test
  void anInstanceThatSleptPastItsLeaseKeepsNothingBack() {
    driver.accept(Requests.create("c"));
    ClaimedTask slept = driver.claim().getFirst();
    ledger.pass(Duration.ofSeconds(61));
    List<ClaimedTask> taken =
        ledger.the(Claim.class).claim(OTHER, Route.EMG, ClaimLimits.of(Set.of(), 10));

    refuse(Driver.LEASE, slept);
    putBack(slept, Duration.ofHours(1));
    assertThat(driver.states("c")).containsExactly("READY");
    assertThat(driver.seal(OTHER, taken)).hasSize(1);
    refuse(OTHER, taken.getFirst());

    assertThat(driver.states("c")).containsExactly("SENDING");
  }

  @Test
  void whatWasFoundUnfitUnderAnEarlierLeaseOfTheSameInstanceIsNotRefused() {
    driver.accept(Requests.create("c"));
    ClaimedTask earlier = driver.claim().getFirst();
    ledger.pass(Duration.ofSeconds(61));
    assertThat(driver.claim()).hasSize(1);

    refuse(Driver.LEASE, earlier);

    assertThat(driver.states("c")).containsExactly("READY");
  }

  @Test
  void whatWasPutBackUnderAnEarlierLeaseOfTheSameInstanceStaysInHand() {
    driver.accept(Requests.create("c"));
    ClaimedTask earlier = driver.claim().getFirst();
    ledger.pass(Duration.ofSeconds(61));
    assertThat(driver.claim()).hasSize(1);

    putBack(earlier, Duration.ofHours(1));

    assertThat(driver.row("select owner from task").get("owner")).isEqualTo(Driver.LEASE.owner());
  }

  @Test
  void whatIsPutBackTwiceComesAgainAfterItsFirstPause() {
    driver.accept(Requests.create("c"));
    ClaimedTask task = driver.claim().getFirst();
    putBack(task, Duration.ofSeconds(5));
    putBack(task, Duration.ofHours(1));
    ledger.pass(Duration.ofSeconds(6));

    assertThat(driver.claim()).hasSize(1);
  }
}
