package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.reads.ReadTasks;
import io.emgadapter.ledger.reads.ReadTasks.TaskStatus;
import io.emgadapter.order.Target.ByRequest;
import io.emgadapter.order.Target.ByServicer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was asked of one order, found without a look at all other Tasks. */
class TasksOfAnOrderTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private UUID made(String id, String... orders) {
    driver.accept(Requests.create(id));
    UUID task = driver.send().getFirst().id();
    driver.answer(Requests.created(task, orders));
    return task;
  }

  private List<String> requestsOf(String order) {
    return ledger.the(ReadTasks.class).ofOrder(Requests.SUBSCRIPTION, order).stream()
        .map(TaskStatus::requestId)
        .toList();
  }

  @Test
  void theyAreTheCreateThatMadeItAndWhatWasAimedAtIt() {
    made("c", "1-7", "1-8");
    made("another", "1-9");
    driver.accept(
        Requests.update("u", new ByServicer("1-7")), Requests.cancel("x", new ByRequest("c")));

    assertThat(requestsOf("1-7")).contains("c", "u").doesNotContain("another");
    assertThat(requestsOf("1-8")).contains("c").doesNotContain("u", "another");
    assertThat(requestsOf("1-6")).isEmpty();
  }

  @Test
  void whatWasAimedAtAnOrderOfSomebodyElseIsFoundToo() {
    driver.accept(Requests.update("u", new ByServicer("1-5")));

    assertThat(requestsOf("1-5")).containsExactly("u");
  }

  /** Else each order that is looked at would cost a look at all Tasks. */
  @Test
  void anIndexHasThemAndCreatesWriteNothingIntoIt() {
    assertThat(ledger.rows("select indexdef from pg_indexes where indexname = 'task_by_servicer'"))
        .singleElement()
        .asString()
        .contains("(subscription, servicer_id)", "WHERE (verb <> 'Create'::text)");
  }
}
