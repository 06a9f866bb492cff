package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.RecordSending;
import io.emgadapter.ledger.send.RecordSending.Refusal;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who sent a Task knows what became of it, however late the ledger can be told. */
class OutageLongerThanTheLeaseTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  /** Sent, but before its sender could say so the lease had ended. */
  private List<ClaimedTask> outlived() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> sent = driver.claim();
    driver.seal(sent);
    ledger.pass(Duration.ofSeconds(61));
    driver.passDeadlines();
    assertThat(driver.states("c")).containsExactly("UNKNOWN");
    return sent;
  }

  @Test
  void whatProvablyDidNotLeaveGoesAgain() {
    driver.record(outlived(), TaskState.READY);

    assertThat(driver.states("c")).containsExactly("READY");
    ledger.pass(Duration.ofMinutes(20));
    assertThat(driver.claim()).singleElement().matches(task -> !task.doubted());
  }

  @Test
  void whatTheGatewayTookIsSent() {
    driver.record(outlived(), TaskState.SENT);

    assertThat(driver.states("c")).containsExactly("SENT");
    ledger.pass(Duration.ofMinutes(14));
    driver.passDeadlines();
    assertThat(driver.states("c")).containsExactly("SENT");
  }

  @Test
  void whatTheGatewayCanNeverTakeIsRefused() {
    ClaimedTask task = outlived().getFirst();
    ledger
        .the(RecordSending.class)
        .record(List.of(new Refusal(task.id(), task.fence(), new Problem("", "too-long", "No."))));

    assertThat(driver.states("c")).containsExactly("REFUSED(too-long)");
  }

  @Test
  void aCancelThatWaitsWithdrawsWhatProvablyDidNotLeave() {
    List<ClaimedTask> sent = outlived();
    driver.accept(Requests.cancel("x", new ByRequest("c")));
    driver.record(sent, TaskState.READY);

    assertThat(driver.states("c")).containsExactly("NOT_SENT(withdrawn)");
  }

  @Test
  void whatIsNotKnownStaysUnknownAndIsLookedUpWhenItWasDue() {
    List<ClaimedTask> sent = outlived();
    Object due = driver.row("select due_at from task").get("due_at");
    driver.record(sent, TaskState.UNKNOWN);

    assertThat(driver.row("select due_at, state from task"))
        .containsEntry("due_at", due)
        .containsEntry("state", "UNKNOWN");
  }

  @Test
  void onceItWasLookedUpItsFateIsTheLookersToSay() {
    List<ClaimedTask> sent = outlived();
    ledger.pass(Duration.ofSeconds(65));
    assertThat(driver.claimLookups()).hasSize(1);
    driver.record(sent, TaskState.READY);

    assertThat(driver.states("c")).containsExactly("UNKNOWN");
  }

  @Test
  void onceItWasLookedUpARefusalOfThatSendEndsNothing() {
    ClaimedTask task = outlived().getFirst();
    ledger.pass(Duration.ofSeconds(65));
    assertThat(driver.claimLookups()).hasSize(1);
    ledger
        .the(RecordSending.class)
        .record(List.of(new Refusal(task.id(), task.fence(), new Problem("", "too-long", "No."))));

    assertThat(driver.states("c")).containsExactly("UNKNOWN");
  }

  @Test
  void anAnswerThatCameFirstStands() {
    List<ClaimedTask> sent = outlived();
    driver.answer(Requests.created(sent.getFirst().id(), "1-1"));
    driver.record(sent, TaskState.READY);

    assertThat(driver.states("c")).containsExactly("ACKNOWLEDGED");
  }
}
