package io.emgadapter.ledger.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Driver;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.Requests;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Acceptance.Conflicting;
import io.emgadapter.ledger.accept.Acceptance.NotAcceptable;
import io.emgadapter.ledger.accept.Acceptance.Repeated;
import io.emgadapter.order.Target;
import io.emgadapter.order.Target.ByRequest;
import io.emgadapter.order.Verb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcceptTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void whatComesBeforeItsCreateInABatchIsNotAimedAtIt() {
    NewRequest create = Requests.create("c");

    assertThat(driver.accept(Requests.update("u", new ByRequest("c")), create))
        .satisfiesExactly(
            early -> assertThat(early).isInstanceOf(NotAcceptable.class),
            made -> assertThat(made).isEqualTo(new Accepted(create.id())));
  }

  @Test
  void aNewRequestBecomesOneReadyTask() {
    NewRequest request = Requests.create("r1");

    assertThat(driver.accept(request)).containsExactly(new Accepted(request.id()));
    assertThat(driver.states("r1")).containsExactly("READY");
  }

  @Test
  void theSameRequestAgainIsNoSecondTask() {
    NewRequest first = Requests.create("r1");
    driver.accept(first);

    assertThat(driver.accept(Requests.create("r1"))).containsExactly(new Repeated(first.id()));
    assertThat(driver.states("r1")).hasSize(1);
  }

  @Test
  void aBatchThatIsTriedAgainAfterItsCommitGivesTheSameAnswer() {
    NewRequest request = Requests.create("r1");
    driver.accept(request);

    assertThat(driver.accept(request)).containsExactly(new Accepted(request.id()));
    assertThat(driver.states("r1")).hasSize(1);
  }

  @Test
  void theSameIdTwiceInOneBatchIsOneTask() {
    NewRequest first = Requests.create("r1");

    assertThat(driver.accept(first, Requests.create("r1"), Requests.withBody("r1", "[]")))
        .containsExactly(
            new Accepted(first.id()), new Repeated(first.id()), new Conflicting(first.id()));
    assertThat(driver.states("r1")).hasSize(1);
  }

  @Test
  void anIdWithOtherContentConflictsAndTheFirstGoesOn() {
    NewRequest first = Requests.create("r1");
    driver.accept(first);

    assertThat(driver.accept(Requests.withBody("r1", "[1]")))
        .containsExactly(new Conflicting(first.id()));
    assertThat(driver.events("r1")).containsExactly("request.conflicting");
    assertThat(driver.states("r1")).containsExactly("READY");
  }

  @Test
  void anUpdateOfAnUnknownRequestIsRefusedAndItsIdStaysFree() {
    NewRequest update = Requests.update("u1", new ByRequest("never"));

    assertThat(driver.accept(update))
        .singleElement()
        .isInstanceOfSatisfying(
            NotAcceptable.class,
            m -> assertThat(m.problem().pointer()).isEqualTo("/order/requestId"));
    assertThat(ledger.rows("select * from request")).isEmpty();
    assertThat(ledger.rows("select * from request")).isEmpty();
  }

  @Test
  void aReferenceOfSeveralOrdersIsRefusedAsAmbiguous() {
    driver.accept(Requests.create("r1", "INC1"), Requests.create("r2", "INC1"));

    assertThat(driver.accept(Requests.update("u1", new Target.ByRequestor("INC1"))))
        .singleElement()
        .isInstanceOfSatisfying(
            NotAcceptable.class, m -> assertThat(m.problem().code()).isEqualTo("ambiguous-order"));
  }

  @Test
  void anUpdateOfAnOrderThatOthersPlacedGoesAtOnce() {
    driver.accept(Requests.update("u1", new Target.ByServicer("1-99")));

    assertThat(driver.claim())
        .singleElement()
        .satisfies(task -> {
          assertThat(task.servicerId()).isEqualTo("1-99");
          assertThat(task.verb()).isEqualTo(Verb.UPDATE);
        });
  }

  @Test
  void twoUpdatesOfOneForeignOrderGoOneAfterTheOther() {
    driver.accept(
        Requests.update("u1", new Target.ByServicer("1-99")),
        Requests.update("u2", new Target.ByServicer("1-99")));

    assertThat(driver.states("u1")).containsExactly("READY");
    assertThat(driver.states("u2")).containsExactly("HELD");
  }
}
