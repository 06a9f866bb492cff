package io.emgadapter.ledger.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Driver;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.Requests;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.end.ResolveTask;
import io.emgadapter.ledger.end.ResolveTask.Decision;
import io.emgadapter.ledger.lookup.ClaimLookups.ClaimedLookup;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.ledger.send.RecordUnsent;
import io.emgadapter.ledger.send.RecordUnsent.Unsent;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may have reached Equinix is sent again only by policy, and is never called unsent. */
class SendAgainTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private List<ClaimedLookup> unknown(NewRequest request) {
    driver.accept(request);
    return unknown();
  }

  private List<ClaimedLookup> unknown() {
    List<ClaimedTask> claimed = driver.claim();
    driver.seal(claimed);
    driver.record(claimed, TaskState.UNKNOWN);
    ledger.pass(Duration.ofMinutes(16));
    return driver.claimLookups();
  }

  @Test
  void itGoesOnceMoreWithTheSameTextAndIsLookedUpAnew() {
    List<ClaimedLookup> first = unknown(Requests.create("c"));
    assertThat(driver.sendAgain(first)).hasSize(1);

    List<ClaimedTask> again = driver.claim();
    assertThat(again)
        .singleElement()
        .satisfies(t ->
            assertThat(t.sealed()).extracting(SealedText::text).isEqualTo("text of " + t.id()));
    driver.seal(again);
    driver.record(again, TaskState.UNKNOWN);
    ledger.pass(Duration.ofMinutes(16));
    List<ClaimedLookup> second = driver.claimLookups();

    assertThat(second).singleElement().satisfies(t -> assertThat(t.looks()).isZero());
    assertThat(driver.sendAgain(second)).isEmpty();
  }

  @Test
  void whoLookedAndSleptPastItsLeaseSendsNothingAgain() {
    List<ClaimedLookup> slept = unknown(Requests.create("c"));
    ledger.pass(Duration.ofMinutes(16));
    assertThat(driver.claimLookups()).hasSize(1);

    assertThat(driver.sendAgain(slept)).isEmpty();
    assertThat(driver.states("c")).containsExactly("UNKNOWN");
  }

  @Test
  void aCancelThatComesBeforeItGoesAgainParksItAndIsNotCalledDone() {
    driver.sendAgain(unknown(Requests.create("c")));

    driver.accept(Requests.cancel("x", new ByRequest("c")));

    assertThat(driver.states("c")).containsExactly("PARKED(undecided)");
    assertThat(driver.states("x")).containsExactly("NOT_SENT(order-unknown)");
    assertThat(ledger.rows("select * from parked")).hasSize(1);
  }

  @Test
  void itIsNotSentAgainWhileACancelWaits() {
    List<ClaimedLookup> unknown = unknown(Requests.create("c"));
    driver.accept(Requests.cancel("x", new ByRequest("c")));

    assertThat(driver.sendAgain(unknown)).isEmpty();
  }

  @Test
  void itIsNotSentAgainAfterItsNotAfter() {
    assertThat(driver.sendAgain(unknown(Requests.create("c", Instant.now().plusSeconds(60)))))
        .isEmpty();
  }

  @Test
  void anUpdateIsNeverSentAgain() {
    driver.accept(Requests.create("c"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-7"));

    assertThat(driver.sendAgain(unknown(Requests.update("u", new ByRequest("c"))))).isEmpty();
  }

  @Test
  void whatCannotGoAgainIsParkedAndNotCalledUnsent() {
    driver.sendAgain(unknown(Requests.create("c")));

    ledger
        .the(RecordUnsent.class)
        .end(List.of(new Unsent(driver.claim().getFirst().id(), Reason.RULE_BROKEN, "Too soon.")));

    assertThat(driver.states("c")).containsExactly("PARKED(undecided)");
  }

  @Test
  void thatTheReferenceIsTakenIsNoRefusalOfWhatWasSentAgain() {
    driver.sendAgain(unknown(Requests.create("c")));
    UUID task = driver.send().getFirst().id();

    driver.answer(new Answer(task, 400, "RequestorId is not unique", List.of()));
    driver.answer(Requests.created(task, "1-7"));

    assertThat(driver.states("c")).containsExactly("PARKED(undecided)");
    assertThat(driver.events("c")).contains("order.appeared").doesNotContain("task.refused");
  }

  @Test
  void aRefusalOfAnotherKindStands() {
    driver.sendAgain(unknown(Requests.create("c")));
    UUID task = driver.send().getFirst().id();

    driver.answer(new Answer(task, 403, "not allowed", List.of()));

    assertThat(driver.states("c")).containsExactly("REFUSED");
  }

  @Test
  void whatIsProvenNotToHaveLeftTheSecondTimeStillMayHaveLeftTheFirstTime() {
    driver.sendAgain(unknown(Requests.create("c")));
    List<ClaimedTask> again = driver.claim();
    driver.seal(again);
    driver.accept(Requests.cancel("x", new ByRequest("c")));

    driver.record(again, TaskState.READY);

    assertThat(driver.states("c")).containsExactly("PARKED(undecided)");
    assertThat(driver.states("x")).containsExactly("NOT_SENT(order-unknown)");
  }

  @Test
  void aRefusalThatLeavesTheFirstSendOpenSettlesNothingThoughItComesTwice() {
    driver.sendAgain(unknown(Requests.create("c")));
    Answer taken = new Answer(driver.send().getFirst().id(), 400, "not unique", List.of());

    driver.answer(taken);
    driver.answer(taken);

    assertThat(driver.row("select state from parked")).containsEntry("state", "PARKED");
  }

  @Test
  void anOperatorsRefusalIsAboutBothSends() {
    driver.sendAgain(unknown(Requests.create("c")));
    UUID task = unknown().getFirst().id();

    ledger
        .the(ResolveTask.class)
        .apply(task, new Decision(TaskState.REFUSED, null), new Act("anna", "portal"));

    assertThat(driver.states("c")).containsExactly("REFUSED(operator)");
  }
}
