package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.end.ApplyAnswers.Applied;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Acks that come when their Task has ended, or several for one Task. */
class LateAckTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private UUID sent() {
    driver.accept(Requests.create("c"));
    return driver.send().getFirst().id();
  }

  private Object taskOf(String servicerId) {
    return driver
        .row("select task from equinix_order where servicer_id = '" + servicerId + "'")
        .get("task");
  }

  @Test
  void anAckAfterItsTaskWasAbandonedReportsItsOrderAndTheEndStays() {
    UUID task = sent();
    ledger.pass(Duration.ofMinutes(20));
    driver.passDeadlines();
    ledger.pass(Duration.ofDays(4));
    driver.passDeadlines();

    assertThat(driver.answer(Requests.created(task, "1-7"))).containsExactly(Applied.LATE);
    driver.answer(Requests.created(task, "1-7"));

    assertThat(driver.states("c")).containsExactly("ABANDONED(no-answer)");
    assertThat(driver.events("c"))
        .containsExactlyInAnyOrder("task.unanswered", "request.completed", "order.appeared");
    assertThat(taskOf("1-7")).isEqualTo(task);
    driver.accept(Requests.update("u", new ByRequest("c")));
    assertThat(driver.claim()).extracting(ClaimedTask::servicerId).containsExactly("1-7");
  }

  @Test
  void ofTwoAcksInOneBatchTheFirstDecidesAndTheOrderOfTheOtherAppears() {
    UUID task = sent();

    assertThat(driver.answer(Requests.created(task, "1-7"), Requests.created(task, "1-8")))
        .containsExactly(Applied.ENDED, Applied.LATE);

    assertThat(driver.row("select servicer_id from task")).containsEntry("servicer_id", "1-7");
    assertThat(driver.events("c"))
        .containsExactlyInAnyOrder("task.acknowledged", "request.completed", "order.appeared");
    assertThat(taskOf("1-8")).isEqualTo(task);
  }

  @Test
  void anAckThatComesTwiceInOneBatchEndsItsTaskOnce() {
    UUID task = sent();

    assertThat(driver.answer(Requests.created(task, "1-7"), Requests.created(task, "1-7")))
        .containsExactly(Applied.ENDED, Applied.LATE);
  }

  @Test
  void anAckAfterTheRefusalInTheSameBatchAdoptsItsOrderAndNoSecondEndIsPublished() {
    UUID task = sent();

    driver.answer(Requests.refused(task), Requests.created(task, "1-7"));

    assertThat(driver.states("c")).containsExactly("REFUSED");
    assertThat(driver.events("c"))
        .containsExactlyInAnyOrder("task.refused", "request.completed", "order.appeared");
  }

  @Test
  void aRefusalAfterTheAcknowledgementChangesNothing() {
    UUID task = sent();
    driver.answer(Requests.created(task, "1-7"));

    assertThat(driver.answer(Requests.refused(task))).containsExactly(Applied.LATE);

    assertThat(driver.states("c")).containsExactly("ACKNOWLEDGED");
    assertThat(driver.events("c")).containsExactly("task.acknowledged", "request.completed");
  }
}
