package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.Answer;
import io.emgadapter.order.Target.ByRequest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A batch costs as many statements as its kinds of work need, whatever its size. */
class StatementCountTest {

  @Test
  void aBatchOf100TakesAsManyStatementsAsABatchOf10() {
    assertThat(statements(100))
        .isEqualTo(statements(10))
        .allSatisfy(n -> assertThat(n).isPositive());
  }

  /** Statements for accepting, claiming, sealing, recording and answering so many orders. */
  private static List<Integer> statements(int orders) {
    try (TestLedger ledger = new TestLedger()) {
      Driver driver = new Driver(ledger);
      NewRequest[] batch =
          IntStream.range(0, orders)
              .boxed()
              .flatMap(i ->
                  Stream.of(
                      Requests.create("c" + i), Requests.update("u" + i, new ByRequest("c" + i))))
              .toArray(NewRequest[]::new);
      int start = ledger.statements();
      driver.accept(batch);
      int accepted = ledger.statements();
      List<ClaimedTask> sent = driver.send();
      int recorded = ledger.statements();
      driver.answer(
          sent.stream()
              .map(task -> Requests.created(task.id(), "1-" + task.id()))
              .toArray(Answer[]::new));
      int answered = ledger.statements();
      assertThat(sent).hasSize(orders);
      assertThat(driver.claim()).hasSize(orders);
      return List.of(accepted - start, recorded - accepted, answered - recorded);
    }
  }
}
