package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.end.ApplyAnswers;
import io.emgadapter.ledger.end.ApplyAnswers.Applied;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Target.ByRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void anAckEndsTheTaskRecordsItsOrdersAndPublishesBoth() {
    driver.accept(Requests.create("c", "INC1"));
    UUID task = driver.send().getFirst().id();

    assertThat(driver.answer(Requests.created(task, "1-7", "1-8"))).containsExactly(Applied.ENDED);

    assertThat(driver.states("c")).containsExactly("ACKNOWLEDGED");
    assertThat(driver.events("c")).containsExactly("task.acknowledged", "request.completed");
    assertThat(ledger.rows("select servicer_id, requestor_id, task from equinix_order order by 1"))
        .extracting(
            row -> row.get("servicer_id") + " " + row.get("requestor_id") + " " + row.get("task"))
        .containsExactly("1-7 INC1 " + task, "1-8 INC1 " + task);
  }

  @Test
  void anAckThatComesBeforeItsSendWasRecordedCounts() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> claimed = driver.claim();
    driver.seal(claimed);

    driver.answer(Requests.created(claimed.getFirst().id(), "1-7"));
    driver.record(claimed, TaskState.SENT);

    assertThat(driver.states("c")).containsExactly("ACKNOWLEDGED");
  }

  @Test
  void theSameAckTwiceInOneBatchAndAgainChangesNothing() {
    driver.accept(Requests.create("c"));
    UUID task = driver.send().getFirst().id();

    driver.answer(Requests.created(task, "1-7"), Requests.created(task, "1-7"));
    assertThat(driver.answer(Requests.created(task, "1-7"))).containsExactly(Applied.LATE);

    assertThat(driver.events("c")).containsExactly("task.acknowledged", "request.completed");
    assertThat(ledger.rows("select * from equinix_order")).hasSize(1);
  }

  @Test
  void aLateAckAdoptsItsOrderAndChangesNoState() {
    driver.accept(Requests.create("c"));
    UUID task = driver.send().getFirst().id();
    driver.answer(Requests.refused(task));

    assertThat(driver.answer(Requests.created(task, "1-7"))).containsExactly(Applied.LATE);

    assertThat(driver.states("c")).containsExactly("REFUSED");
    assertThat(driver.events("c")).contains("order.appeared");
    assertThat(ledger.rows("select * from equinix_order")).hasSize(1);
  }

  @Test
  void anAckForAnUnknownTaskOrAnotherSubscriptionChangesNothing() {
    driver.accept(Requests.create("c"));
    UUID task = driver.send().getFirst().id();

    assertThat(driver.answer(Requests.created(Ids.next(), "1-7"))).containsExactly(Applied.UNKNOWN);
    assertThat(
            ledger.the(ApplyAnswers.class).apply("other", List.of(Requests.created(task, "1-7"))))
        .containsExactly(Applied.UNKNOWN);
    assertThat(driver.states("c")).containsExactly("SENT");
  }

  @Test
  void anotherOrderInTheAckOfAnUpdateIsTheChildOfAReSubmit() {
    driver.accept(Requests.create("c"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-7"));
    driver.accept(Requests.update("u", new ByRequest("c")));

    driver.answer(Requests.created(driver.send().getFirst().id(), "1-8"));

    assertThat(driver.row("select parent from equinix_order where servicer_id = '1-8'"))
        .containsEntry("parent", "1-7");
    driver.accept(Requests.update("u2", new ByRequest("c")));
    assertThat(driver.claim()).extracting(ClaimedTask::servicerId).containsExactly("1-8");
  }
}
