package io.emgadapter.ledger.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.event.EventType;
import io.emgadapter.ledger.Driver;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.Requests;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.LogUpkeep;
import io.emgadapter.ledger.events.TestReader;
import io.emgadapter.ledger.upkeep.Purge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who sends a request again hears its end, at the queue that this message names. */
class AnswerAgainTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private UUID sent() {
    driver.accept(Requests.create("r"));
    return driver.send().getFirst().id();
  }

  private NewRequest[] repeated(String... ids) {
    return Stream.of(ids).map(id -> Requests.replying(id, "late")).toArray(NewRequest[]::new);
  }

  private void awaitWaiting(int transactions) {
    Awaitility.await()
        .until(
            () -> ledger.rows("select 1 from pg_locks where not granted").size() == transactions);
  }

  private void again(String queue) {
    assertThat(driver.accept(Requests.replying("r", queue)))
        .hasOnlyElementsOfType(Acceptance.Repeated.class);
  }

  /** Tells all there is; gives what came to this queue, with its correlation id. */
  private List<String> heardAt(String queue) {
    return TestReader.replies(ledger, "one").tellAll().stream()
        .filter(copy -> copy.destination().name().equals("reply:" + queue))
        .map(copy -> copy.logged().event().type().word() + " " + copy.correlationId())
        .toList();
  }

  private static final String END = EventType.REQUEST_COMPLETED.word() + " c-r";

  @Test
  void afterTheEndItComesOnceMoreAndUnderTheSameId() {
    driver.answer(Requests.created(sent(), "1-7"));
    assertThat(heardAt("late")).isEmpty();

    again("late");
    assertThat(heardAt("late")).containsExactly(END);
    again("late");
    assertThat(heardAt("late")).containsExactly(END);

    assertThat(ledger.rows("select 1 from event where final")).hasSize(1);
  }

  @Test
  void beforeTheEndWhatIsToComeComesThereToo() {
    UUID task = sent();
    again("second");
    again("third");
    driver.accept(Requests.withBody("r", "[1]"));

    driver.answer(Requests.created(task, "1-7"));

    List<Delivery> told = TestReader.replies(ledger, "one").tellAll();
    assertThat(told)
        .extracting(copy -> copy.destination().queue() + " " + copy.logged().event().type().word())
        .containsExactlyInAnyOrder(
            "second task.acknowledged",
            "third task.acknowledged",
            "second request.completed",
            "third request.completed");
  }

  @Test
  void thatItComesWhileTheRequestEndsLosesNothing() {
    UUID task = sent();
    CompletableFuture<Void> repeating =
        new TransactionTemplate(ledger.the(PlatformTransactionManager.class))
            .execute(_ -> {
              driver.answer(Requests.created(task, "1-7"));
              var meeting = CompletableFuture.runAsync(() -> again("late"));
              awaitWaiting(1);
              return meeting;
            });
    repeating.join();

    assertThat(heardAt("late")).containsExactly(END);
  }

  @Test
  void thatTwoComeInOppositeOrderStopsNeither() {
    driver.accept(Requests.create("a"), Requests.create("m"), Requests.create("z"));
    List<CompletableFuture<List<Acceptance>>> both = new ArrayList<>();
    new TransactionTemplate(ledger.the(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> {
          ledger
              .the(JdbcClient.class)
              .sql(
                  "insert into request_reply select id, 'late' from request where request_id = 'm'")
              .update();
          both.add(
              CompletableFuture.supplyAsync(
                  () -> driver.accept(repeated("a", "m", "z")), Thread::startVirtualThread));
          awaitWaiting(1);
          both.add(
              CompletableFuture.supplyAsync(
                  () -> driver.accept(repeated("z", "a")), Thread::startVirtualThread));
          awaitWaiting(2);
        });

    assertThat(both.stream().flatMap(one -> one.join().stream()))
        .hasSize(5)
        .hasOnlyElementsOfType(Acceptance.Repeated.class);
  }

  @Test
  void whileTheEndIsStillDueItComesWithTheLatestCorrelationId() {
    driver.answer(Requests.created(sent(), "1-7"));
    again("late");
    ledger.sql().sql("update event_retry set correlation_id = 'former'").update();

    again("late");

    assertThat(heardAt("late")).containsExactly(END);
  }

  @Test
  void whileTheEndIsBeingPublishedItIsPublishedOnceMore() {
    driver.answer(Requests.created(sent(), "1-7"));
    heardAt("any");
    again("late");
    TestReader replies = TestReader.replies(ledger, "one");
    List<Delivery> underWay = replies.due();

    again("late");
    replies.record(replies.hold(), underWay, _ -> Attempt.End.DONE);

    assertThat(underWay).hasSize(1);
    assertThat(heardAt("late")).containsExactly(END);
  }

  @Test
  void whatWasForgottenIsNotToldAndStandsInNobodysWay() {
    driver.answer(Requests.created(sent(), "1-7"));
    heardAt("any");
    ledger.sql().sql("update event set data = null").update();

    again("late");

    assertThat(heardAt("late")).isEmpty();
    assertThat(ledger.rows("select 1 from event_retry")).isEmpty();
  }

  @Test
  void aRequestThatHasLeftIsStillNoNewOne() {
    driver.answer(Requests.created(sent(), "1-7"));
    TestReader.tellEverything(ledger);
    ledger.pass(Duration.ofDays(500));
    ledger.the(Purge.class).requests(Duration.ofDays(400), 10);
    ledger.the(LogUpkeep.class).purge(Duration.ofDays(400), 10);

    again("late");

    assertThat(heardAt("late")).isEmpty();
    assertThat(ledger.rows("select 1 from request where stage < 2")).isEmpty();
  }
}
