package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.accept.Acceptance;
import io.emgadapter.ledger.accept.Acceptance.Accepted;
import io.emgadapter.ledger.accept.Acceptance.NotAcceptable;
import io.emgadapter.order.Target.ByRequest;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A RequestorId that no other ticket may have: a second one is refused at once. */
class UniqueReferenceTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aReferenceThatAnotherRequestHasIsRefusedAndNamesIt() {
    driver.accept(Requests.create("c1", "INC1"));

    assertThat(message(driver.accept(Requests.unique("c2", "INC1"))))
        .contains("your request c1")
        .doesNotContain("INC1");
    assertThat(driver.accept(Requests.unique("c2", "INC2"))).hasOnlyElementsOfType(Accepted.class);
  }

  @Test
  void aReferenceThatNeedNotBeUniqueMayBeTaken() {
    driver.accept(Requests.unique("c1", "INC1"));

    assertThat(driver.accept(Requests.create("c2", "INC1"))).hasOnlyElementsOfType(Accepted.class);
  }

  @Test
  void anotherSendersRequestIsNamedByItsOrderOrNotAtAll() {
    driver.accept(Requests.create("c1", "INC1"));
    NewRequest stranger = Requests.from("jira", Requests.unique("c1", "INC1"));
    assertThat(message(driver.accept(stranger))).contains("another sender").doesNotContain("c1");

    driver.answer(Requests.created(driver.send().getFirst().id(), "1-7"));

    assertThat(message(driver.accept(stranger))).contains("the order 1-7");
  }

  @Test
  void anOrderThatOthersPlacedHasItsReference() {
    ledger
        .sql()
        .sql(
            """
            insert into equinix_order (subscription, servicer_id, lane, requestor_id)
            values ('default', '1-9', gen_random_uuid(), 'INC1')\
            """)
        .update();

    assertThat(message(driver.accept(Requests.unique("c1", "INC1")))).contains("the order 1-9");
  }

  @Test
  void aRefusedCreateGivesItsReferenceBack() {
    driver.accept(Requests.unique("c1", "INC1"));
    driver.answer(Requests.refused(driver.send().getFirst().id()));

    assertThat(driver.accept(Requests.unique("c2", "INC1"))).hasOnlyElementsOfType(Accepted.class);
  }

  @Test
  void theSecondInABatchIsRefusedAndSoIsWhatFollowsIt() {
    List<Acceptance> judged =
        driver.accept(
            Requests.unique("c1", "INC1"),
            Requests.unique("c2", "INC1"),
            Requests.update("u2", new ByRequest("c2")));

    assertThat(judged)
        .hasExactlyElementsOfTypes(Accepted.class, NotAcceptable.class, NotAcceptable.class);
  }

  @Test
  void theSameRequestAgainDoesNotStandInItsOwnWay() {
    NewRequest request = Requests.unique("c1", "INC1");
    driver.accept(request);

    assertThat(driver.accept(request)).containsExactly(new Accepted(request.id()));
  }

  @Test
  void ofTwoAtTheSameTimeOneIsTaken() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 40; round++) {
        CyclicBarrier start = new CyclicBarrier(2);
        String reference = "INC" + round;
        List<Future<List<Acceptance>>> both =
            List.of(
                threads.submit(() -> together(start, Requests.unique("a" + reference, reference))),
                threads.submit(() -> together(start, Requests.unique("b" + reference, reference))));

        assertThat(List.of(both.get(0).get().getFirst(), both.get(1).get().getFirst()))
            .filteredOn(Accepted.class::isInstance)
            .hasSize(1);
      }
    }
  }

  private List<Acceptance> together(CyclicBarrier start, NewRequest request) throws Exception {
    start.await();
    return driver.accept(request);
  }

  private static String message(List<Acceptance> judged) {
    assertThat(judged).hasSize(1).hasOnlyElementsOfType(NotAcceptable.class);
    NotAcceptable refused = (NotAcceptable) judged.getFirst();
    assertThat(refused.problem().code()).isEqualTo("requestor-id-taken");
    assertThat(refused.problem().pointer()).isEqualTo("/body/RequestorId");
    return refused.problem().message();
  }
}
