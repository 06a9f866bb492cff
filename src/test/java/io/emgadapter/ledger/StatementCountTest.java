package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.Divide;
import io.emgadapter.ledger.send.RecordUnsent;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
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

  /** Statements for each step of so many orders, each divided in two. */
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
      List<ClaimedTask> whole = driver.claim();
      int claimed = ledger.statements();
      List<Divide.Dividing> halves =
          whole.stream().map(task -> Parts.of(task, List.of("A", "B"))).toList();
      assertThat(ledger.the(Divide.class).divide(Driver.LEASE, halves)).hasSize(orders);
      int divided = ledger.statements();
      ledger.the(RecordUnsent.class).putBack(Driver.LEASE, early(whole));
      int putBack = ledger.statements();
      ledger.pass(Duration.ofSeconds(2));
      int before = ledger.statements();
      List<ClaimedTask> sent = driver.send();
      int recorded = ledger.statements();
      driver.answer(
          sent.stream()
              .map(task -> Requests.created(task.id(), "1-" + task.id()))
              .toArray(Answer[]::new));
      int answered = ledger.statements();
      assertThat(sent).hasSize(2 * orders);
      List<ClaimedTask> updates = driver.claim();
      assertThat(updates).hasSize(2 * orders);
      int released = ledger.statements();
      ledger.the(RecordUnsent.class).refuse(Driver.LEASE, unfit(updates));
      return List.of(
          accepted - start,
          divided - claimed,
          putBack - divided,
          recorded - before,
          answered - recorded,
          ledger.statements() - released);
    }
  }

  private static List<RecordUnsent.Early> early(List<ClaimedTask> tasks) {
    Duration soon = Duration.ofSeconds(1);
    return tasks.stream()
        .map(t -> new RecordUnsent.Early(t.id(), t.fence(), soon, "waits"))
        .toList();
  }

  private static List<RecordUnsent.Unfit> unfit(List<ClaimedTask> tasks) {
    Problem problem = new Problem("", "no", "No.");
    return tasks.stream()
        .map(task -> new RecordUnsent.Unfit(task.id(), task.fence(), problem))
        .toList();
  }
}
