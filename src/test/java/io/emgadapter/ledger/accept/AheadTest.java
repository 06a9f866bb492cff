package io.emgadapter.ledger.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Driver;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.Requests;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Acceptance.Conflicting;
import io.emgadapter.ledger.lookup.ClaimLookups.ClaimedLookup;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.ledger.send.PauseSubscription;
import io.emgadapter.ledger.send.RecordSending;
import io.emgadapter.ledger.send.RecordSending.Move;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Create that was signed ahead is accepted and sealed in one, if it may go. */
class AheadTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  /** All of them signed ahead. */
  private List<Acceptance> accept(NewRequest... requests) {
    Map<UUID, SealedText> texts =
        Arrays.stream(requests)
            .collect(
                Collectors.toMap(
                    NewRequest::id, each -> new SealedText("text of " + each.requestId(), "s")));
    return ledger
        .the(Accept.class)
        .accept(Arrays.asList(requests), new SignedAhead(Driver.LEASE, texts));
  }

  private void recordUnsent(NewRequest request) {
    ledger
        .the(RecordSending.class)
        .record(
            List.of(
                new Move(
                    request.id(),
                    SignedAhead.FENCE,
                    TaskState.READY,
                    Duration.ofSeconds(1),
                    "unsent")));
  }

  @Test
  void itIsSealedWithItsAcceptance() {
    NewRequest c = Requests.create("c");

    assertThat(accept(c)).containsExactly(new Accepted(c.id(), true));
    assertThat(driver.states("c")).containsExactly("SENDING");
    assertThat(driver.claim()).isEmpty();
    ledger.pass(Duration.ofSeconds(61));
    driver.passDeadlines();
    ledger.pass(Duration.ofSeconds(5));
    assertThat(driver.claimLookups())
        .singleElement()
        .extracting(ClaimedLookup::text)
        .isEqualTo("text of c");
  }

  @Test
  void anAnswerEndsItBeforeAnybodyRecordedThatItWasSent() {
    NewRequest c = Requests.create("c");
    accept(c);
    driver.answer(Requests.created(c.id(), "1-1"));

    assertThat(driver.states("c")).containsExactly("ACKNOWLEDGED");
  }

  @Test
  void whatIsAcceptedAgainBecauseItsCommitWasInDoubtGoes() {
    NewRequest c = Requests.create("c");
    accept(c);

    assertThat(accept(c)).containsExactly(new Accepted(c.id(), true));
  }

  @Test
  void afterItsLeaseItDoesNotGoAndIsReadyByTheProofThatNothingLeft() {
    NewRequest c = Requests.create("c");
    accept(c);
    ledger.pass(Duration.ofSeconds(61));

    assertThat(accept(c)).containsExactly(new Accepted(c.id(), false));
    driver.passDeadlines();
    recordUnsent(c);
    assertThat(driver.states("c")).containsExactly("READY(unsent)");
  }

  @Test
  void whatDoesNotGoIsLeftToBeClaimed() {
    ledger.the(PauseSubscription.class).pause("default", new Act("anna", "maintenance"));
    NewRequest c = Requests.create("c");

    assertThat(accept(c)).containsExactly(new Accepted(c.id(), false));
    ledger.the(PauseSubscription.class).resume("default", new Act("anna", "done"));
    assertThat(driver.claim()).singleElement().matches(task -> task.sealed() == null);
  }

  @Test
  void whatDidNotGoAheadAndWasClaimedSinceIsNotSaidToBeUnsent() {
    ledger.the(PauseSubscription.class).pause("default", new Act("anna", "maintenance"));
    NewRequest c = Requests.create("c");
    assertThat(accept(c)).containsExactly(new Accepted(c.id(), false));
    ledger.the(PauseSubscription.class).resume("default", new Act("anna", "done"));
    driver.seal(driver.claim());

    recordUnsent(c); // late: an outage, or a process that slept

    assertThat(driver.states("c")).containsExactly("SENDING");
  }

  @Test
  void pastItsNotAfterItDoesNotGo() {
    NewRequest c = Requests.create("c", Instant.now().minusSeconds(1));

    assertThat(accept(c)).containsExactly(new Accepted(c.id(), false));
    assertThat(driver.claimLate()).hasSize(1);
  }

  @Test
  void aCancelOfTheSameBatchWithdrawsIt() {
    NewRequest c = Requests.create("c");
    List<Acceptance> accepted = accept(c, Requests.cancel("x", new ByRequest("c")));

    assertThat(accepted.getFirst()).isEqualTo(new Accepted(c.id(), false));
    assertThat(driver.states("c")).containsExactly("NOT_SENT(withdrawn)");
  }

  @Test
  void whatConflictsOrRepeatsIsNowhere() {
    NewRequest c = Requests.create("c");
    accept(c);
    NewRequest other = Requests.withBody("c", "{\"other\": 1}");

    assertThat(accept(other)).containsExactly(new Conflicting(c.id()));
    assertThat(ledger.rows("select 1 from task")).hasSize(1);
  }
}
