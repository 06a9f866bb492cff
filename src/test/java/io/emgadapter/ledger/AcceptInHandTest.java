package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Acceptance.Accepted;
import io.emgadapter.ledger.ClaimedTask.SealedText;
import io.emgadapter.ledger.NewRequest.Sealed;
import io.emgadapter.ledger.RecordSending.Move;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Create that is signed before it is accepted is accepted, sealed and leased in one commit. */
class AcceptInHandTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private static NewRequest sealed(NewRequest request) {
    return request.sealed(new Sealed(Ids.next(), new SealedText("{signed}", "sig"), Driver.LEASE));
  }

  private List<Boolean> inHand(NewRequest... batch) {
    return driver.accept(batch).stream()
        .map(each -> each instanceof Accepted(_, boolean inHand) && inHand)
        .toList();
  }

  @Test
  void aCreateInHandIsBeingSentWhenItIsAccepted() {
    NewRequest request = sealed(Requests.create("c"));

    assertThat(inHand(request)).containsExactly(true);

    assertThat(driver.row("select state, fence, owner, text, signature from task"))
        .containsEntry("state", "SENDING")
        .containsEntry("fence", 1)
        .containsEntry("owner", Driver.LEASE.owner())
        .containsEntry("text", "{signed}".getBytes())
        .containsEntry("signature", "sig");
    assertThat(driver.claim()).isEmpty();
    ledger
        .the(RecordSending.class)
        .record(
            List.of(
                new Move(
                    request.sealed().task(), 1, TaskState.SENT, Duration.ofMinutes(15), null)));
    assertThat(driver.states("c")).containsExactly("SENT");
  }

  @Test
  void whatDiedBeforeItWasSentIsUnknownAfterItsLease() {
    driver.accept(sealed(Requests.create("c")));
    ledger.pass(Duration.ofSeconds(61));
    driver.passDeadlines();

    assertThat(driver.states("c")).containsExactly("UNKNOWN");
  }

  @Test
  void ofAPausedSubscriptionItWaitsAndIsSignedAnew() {
    ledger.sql().sql("insert into paused values ('default', 'anna')").update();
    NewRequest request = sealed(Requests.create("c"));

    assertThat(inHand(request)).containsExactly(false);

    ledger.sql().sql("delete from paused").update();
    assertThat(driver.claim())
        .singleElement()
        .satisfies(task -> assertThat(task.id()).isEqualTo(request.sealed().task()))
        .satisfies(task -> assertThat(task.sealed()).isNull());
  }

  @Test
  void whatIsTooLateIsNotSent() {
    NewRequest late = Requests.until(Instant.now().minusSeconds(5), Requests.create("c"));

    assertThat(inHand(sealed(late))).containsExactly(false);
    assertThat(driver.states("c")).containsExactly("READY");
  }

  @Test
  void aCancelInTheSameBatchWithdrawsIt() {
    NewRequest create = sealed(Requests.create("c"));

    assertThat(inHand(create, Requests.cancel("x", new ByRequest("c"))))
        .containsExactly(false, false);

    assertThat(driver.states("c")).containsExactly("NOT_SENT(withdrawn)");
    assertThat(driver.row("select text from task where verb = 'Create'"))
        .containsEntry("text", null);
  }

  @Test
  void anUpdateInTheSameBatchWaitsBehindIt() {
    assertThat(inHand(sealed(Requests.create("c")), Requests.update("u", new ByRequest("c"))))
        .containsExactly(true, false);
    assertThat(driver.states("u")).containsExactly("HELD");
  }

  @Test
  void aRepetitionIsNotInHand() {
    driver.accept(Requests.create("c"));

    assertThat(inHand(sealed(Requests.create("c")))).containsExactly(false);
    assertThat(ledger.rows("select id from task")).hasSize(1);
  }

  @Test
  void itIsInHandStillWhenTheCommitWasInDoubtUntilItsLeaseEnds() {
    NewRequest request = sealed(Requests.create("c"));
    driver.accept(request);

    assertThat(inHand(request)).containsExactly(true);

    ledger.pass(Duration.ofSeconds(61));
    assertThat(inHand(request)).containsExactly(false);
  }

  @Test
  void afterTheLeaseAnotherTryHasItsTaskNoMore() {
    NewRequest request = sealed(Requests.create("c"));
    driver.accept(request);
    driver.answer(Requests.created(request.sealed().task(), "1-7"));

    assertThat(inHand(request)).containsExactly(false);
  }
}
