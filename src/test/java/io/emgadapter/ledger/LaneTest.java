package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Target.ByRequest;
import io.emgadapter.order.Target.ByRequestor;
import io.emgadapter.order.Target.ByServicer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void anUpdateWaitsForItsCreateAndThenGoesWithItsServicerId() {
    driver.accept(Requests.create("c"));
    UUID create = driver.send().getFirst().id();
    driver.accept(Requests.update("u", new ByRequest("c")));
    assertThat(driver.states("u")).containsExactly("HELD");

    driver.answer(Requests.created(create, "1-7"));

    assertThat(driver.claim())
        .singleElement()
        .satisfies(t -> assertThat(t.servicerId()).isEqualTo("1-7"));
  }

  @Test
  void whatIsHeldGoesOneAfterTheOther() {
    driver.accept(
        Requests.create("c", "INC1"),
        Requests.update("u1", new ByRequest("c")),
        Requests.update("u2", new ByRequestor("INC1")));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-7"));
    assertThat(driver.states("u2")).containsExactly("HELD");

    List<ClaimedTask> first = driver.send();
    assertThat(first).hasSize(1);
    driver.answer(Requests.refused(first.getFirst().id()));

    assertThat(driver.states("u1")).containsExactly("REFUSED");
    assertThat(driver.states("u2")).containsExactly("READY");
  }

  @Test
  void anUpdateByServicerIdJoinsTheLaneOfItsCreate() {
    driver.accept(Requests.create("c"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-7"));
    driver.accept(Requests.update("u1", new ByRequest("c")));

    driver.accept(Requests.update("u2", new ByServicer("1-7")));

    assertThat(driver.states("u1")).containsExactly("READY");
    assertThat(driver.states("u2")).containsExactly("HELD");
  }

  @Test
  void aCancelBeforeItsCreateHasLeftEndsBothAndWhatStandsBetween() {
    driver.accept(Requests.create("c"), Requests.update("u", new ByRequest("c")));

    driver.accept(Requests.cancel("x", new ByRequest("c")));

    assertThat(driver.states("c")).containsExactly("NOT_SENT(withdrawn)");
    assertThat(driver.states("u")).containsExactly("NOT_SENT(withdrawn)");
    assertThat(driver.states("x")).containsExactly("NOT_SENT(withdrawn)");
    assertThat(driver.events("c")).containsExactly("request.completed");
    assertThat(driver.events("x")).containsExactly("request.completed");
    assertThat(driver.claim()).isEmpty();
  }

  @Test
  void aCancelDoesNotWithdrawACreateThatMayHaveLeft() {
    driver.accept(Requests.create("c"));
    driver.seal(driver.claim());

    driver.accept(Requests.cancel("x", new ByRequest("c")));

    assertThat(driver.states("c")).containsExactly("SENDING");
    assertThat(driver.states("x")).containsExactly("HELD");
  }

  @Test
  void aCancelWithdrawsItsCreateOnceThatIsProvenUnsent() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> claimed = driver.claim();
    driver.seal(claimed);
    driver.accept(Requests.cancel("x", new ByRequest("c")));

    driver.record(claimed, TaskState.READY);

    assertThat(driver.states("c")).containsExactly("NOT_SENT(withdrawn)");
    assertThat(driver.states("x")).containsExactly("NOT_SENT(withdrawn)");
  }

  @Test
  void aRefusedCreateEndsWhatWaitsForIt() {
    driver.accept(
        Requests.create("c"),
        Requests.update("u1", new ByRequest("c")),
        Requests.update("u2", new ByRequest("c")));

    driver.answer(Requests.refused(driver.send().getFirst().id()));

    assertThat(driver.states("u1")).containsExactly("NOT_SENT(no-order)");
    assertThat(driver.states("u2")).containsExactly("NOT_SENT(no-order)");
    assertThat(driver.events("u2")).containsExactly("request.completed");
    assertThat(driver.accept(Requests.update("u3", new ByRequest("c"))))
        .hasOnlyElementsOfType(Acceptance.NotAcceptable.class);
  }

  @Test
  void aCancelOfSeveralOrdersBecomesOneTaskForEach() {
    driver.accept(Requests.create("c"));
    UUID create = driver.send().getFirst().id();
    driver.accept(
        Requests.cancel("x", new ByRequest("c")), Requests.update("u", new ByRequest("c")));

    driver.answer(Requests.created(create, "1-7", "1-8", "1-9"));

    List<ClaimedTask> cancels = driver.send();
    assertThat(cancels)
        .extracting(ClaimedTask::servicerId)
        .containsExactlyInAnyOrder("1-7", "1-8", "1-9");
    driver.answer(Requests.created(cancels.get(0).id()), Requests.created(cancels.get(1).id()));
    assertThat(driver.events("x")).doesNotContain("request.completed");
    assertThat(driver.states("u")).containsExactly("HELD");
    driver.answer(Requests.created(cancels.get(2).id()));
    assertThat(driver.events("x")).endsWith("request.completed");
    assertThat(driver.states("u")).containsOnly("READY").hasSize(3);
  }

  @Test
  void whatWaitsForACreateThatNobodyKnowsTheEndOfEndsWithThatReason() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> claimed = driver.claim();
    driver.seal(claimed);
    driver.record(claimed, TaskState.UNKNOWN);
    driver.accept(Requests.cancel("x", new ByRequest("c")));
    ledger.pass(Duration.ofHours(2));

    driver.giveUp(driver.claimLookups());

    assertThat(driver.states("c")).containsExactly("PARKED(undecided)");
    assertThat(driver.states("x")).containsExactly("NOT_SENT(order-unknown)");
  }

  @Test
  void anAckThatNamesNoOrderLetsWhatWaitsGo() {
    driver.accept(Requests.create("c"), Requests.update("u", new ByRequest("c")));

    driver.answer(Requests.created(driver.send().getFirst().id()));

    assertThat(driver.states("u")).containsExactly("READY");
  }
}
