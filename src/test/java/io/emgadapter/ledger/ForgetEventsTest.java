package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.Listeners;
import io.emgadapter.ledger.events.Listeners.Webhook;
import io.emgadapter.ledger.events.LogUpkeep;
import io.emgadapter.ledger.events.MoveCursor;
import io.emgadapter.ledger.events.TakeCursors;
import io.emgadapter.ledger.events.TakeCursors.Hold;
import io.emgadapter.ledger.events.TestReader;
import io.emgadapter.ledger.events.WebhookCommands;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.reads.ReadDeliveries;
import io.emgadapter.ledger.reads.ReadWebhooks;
import io.emgadapter.ledger.upkeep.Forget;
import io.emgadapter.ledger.upkeep.Purge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What events told leaves with the Bodies of their requests, but for what is still due. */
class ForgetEventsTest {
  private static final Duration AGE = Duration.ofDays(90);
  private static final Duration MONTH = Duration.ofDays(30);

  private final TestLedger ledger =
      new TestLedger(new Listeners(Map.of("itsm", new Webhook(List.of("#"), List.of()))));
  private final Driver driver = new Driver(ledger);
  private final Forget forget = ledger.the(Forget.class);

  @AfterEach
  void close() {
    ledger.close();
  }

  private void ended(String id) {
    driver.accept(Requests.withContext(id, "{\"visitor\":\"Jane Roe\"}"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-" + id));
  }

  private void deliver(String destination) {
    TestReader reader =
        destination.equals("events")
            ? TestReader.exchange(ledger, "one")
            : TestReader.webhook(ledger, "one", "itsm");
    reader.tellAll();
    TestReader.replies(ledger, "one").tellAll();
  }

  private List<Map<String, Object>> told() {
    return ledger.rows("select 1 from event where convert_from(data, 'UTF8') like '%Jane Roe%'");
  }

  private void forget() {
    forget.requests(AGE, 100);
    ledger.the(LogUpkeep.class).forget(AGE, 100);
  }

  @Test
  void theContextLeavesWithTheBodyAndIdsTypesTimesAndDeliveriesStay() {
    ended("r");
    deliver("events");
    deliver("webhook:itsm");
    assertThat(told()).hasSize(2);
    ledger.pass(Duration.ofDays(91));

    forget();

    assertThat(told()).isEmpty();
    assertThat(driver.events("r")).containsExactly("task.acknowledged", "request.completed");
    assertThat(ledger.rows("select 1 from event where occurred_at is not null")).hasSize(2);
  }

  @Test
  void whatIsDueKeepsItsContentAndLosesItOnceItIsDelivered() {
    ended("r");
    deliver("webhook:itsm");
    ledger.pass(Duration.ofDays(91));

    forget();
    assertThat(told()).hasSize(2);
    deliver("events");
    forget();

    assertThat(told()).isEmpty();
  }

  @Test
  void whatIsForgottenIsNotSentAgain() {
    ended("r");
    deliver("events");
    deliver("webhook:itsm");
    UUID event = (UUID) driver.row("select id from event where final").get("id");
    WebhookCommands resend = ledger.the(WebhookCommands.class);
    assertThat(resend.resend("itsm", event, new Act("anna", null))).isTrue();
    ledger.pass(Duration.ofDays(91));
    forget();
    assertThat(told()).hasSize(1);

    deliver("webhook:itsm");
    forget();

    assertThat(resend.resend("itsm", event, new Act("anna", null))).isFalse();
    assertThat(ledger.rows("select 1 from event_retry where state = 'DUE'")).isEmpty();
  }

  @Test
  void whatIsJustBeingSentAgainKeepsItsContent() {
    UUID event = mayBeForgotten();
    forgottenDuring(
        () -> ledger.the(WebhookCommands.class).resend("itsm", event, new Act("anna", null)));
  }

  @Test
  void whatIsJustAskedForAgainKeepsItsContent() {
    mayBeForgotten();
    forgottenDuring(() -> driver.accept(Requests.replying("r", "late")));
  }

  @Test
  void whatWasLeftAloneBeforeAndIsJustBeingSentAgainKeepsItsContent() {
    UUID event = mayBeForgotten();
    ledger.sql().sql("update event set overdue = true").update();
    ledger.sql().sql("update event_cursor set number = 2 where reader = 'forget'").update();
    forgottenDuring(
        () -> ledger.the(WebhookCommands.class).resend("itsm", event, new Act("anna", null)));
  }

  /** Gives a final event that is delivered and old. */
  private UUID mayBeForgotten() {
    driver.accept(Requests.create("r"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-r"));
    deliver("events");
    deliver("webhook:itsm");
    ledger.pass(Duration.ofDays(91));
    forget.requests(AGE, 100);
    return (UUID) driver.row("select id from event where final").get("id");
  }

  /** Somebody asks for the final event, and before that is committed retention comes. */
  private void forgottenDuring(Runnable asking) {
    CompletableFuture<Integer> forgetting =
        new TransactionTemplate(ledger.the(PlatformTransactionManager.class))
            .execute(_ -> {
              asking.run();
              CompletableFuture<Integer> walk =
                  CompletableFuture.supplyAsync(() -> ledger.the(LogUpkeep.class).forget(AGE, 100));
              Awaitility.await().until(() -> walk.isDone() || somebodyWaits());
              return walk;
            });
    assertThat(forgetting).succeedsWithin(Duration.ofSeconds(20));

    assertThat(ledger.rows("select 1 from event_retry where state = 'DUE'")).hasSize(1);
    assertThat(ledger.rows("select 1 from event where final and data is not null")).hasSize(1);
  }

  private boolean somebodyWaits() {
    return !ledger.rows("select 1 from pg_locks where not granted").isEmpty();
  }

  @Test
  void theEventsOfARequestThatIsOpenAreKept() {
    driver.accept(Requests.withContext("open", "{\"visitor\":\"Jane Roe\"}"));
    driver.send();
    ledger.pass(Duration.ofMinutes(20));
    driver.passDeadlines();
    deliver("events");
    deliver("webhook:itsm");
    assertThat(told()).hasSize(1);
    ledger.pass(Duration.ofDays(91));

    forget();

    assertThat(told()).hasSize(1);
  }

  @Test
  void whatWaitsForAWebhookThatIsDisabledEndsAfterAWhileAndItsRequestLeaves() {
    ended("r");
    deliver("events");
    TestReader webhook = TestReader.webhook(ledger, "one", "itsm");
    Hold hold = webhook.hold();
    Attempt failed =
        new Attempt(
            webhook.next(hold, 1).getFirst(), End.AGAIN, "410", Duration.ofSeconds(5), true);
    ledger
        .the(MoveCursor.class)
        .move(hold, 1, List.of(failed), List.of(), new MoveCursor.Endpoint("itsm", false, true));
    WebhookCommands skip = ledger.the(WebhookCommands.class);
    ledger.pass(Duration.ofDays(29));
    assertThat(skip.skip(MONTH, 100)).isZero();
    ledger.pass(Duration.ofDays(2));

    assertThat(skip.skip(MONTH, 100)).isEqualTo(100);
    assertThat(skip.skip(MONTH, 100)).isZero();

    ReadWebhooks webhooks = ledger.the(ReadWebhooks.class);
    assertThat(webhooks.webhooks().getFirst().undeliverable()).isEqualTo(2);
    assertThat(ledger.the(ReadDeliveries.class).deliveries("itsm", null, null, 9).deliveries())
        .hasSize(2)
        .allSatisfy(each -> {
          assertThat(each.state()).isEqualTo("UNDELIVERABLE");
          assertThat(each.outcome()).isEqualTo(WebhookCommands.OUTCOME);
        });
    ledger.pass(AGE);
    forget();
    assertThat(told()).isEmpty();
    assertThat(ledger.the(Purge.class).requests(AGE, 100)).isEqualTo(1);
    assertThat(ledger.the(LogUpkeep.class).purge(AGE, 100)).isEqualTo(2);
    assertThat(ledger.rows("select 1 from event_retry union all select 1 from event_skipped"))
        .isEmpty();
  }

  @Test
  void whatWaitsForAWebhookThatWasTakenOutIsForgottenAndHoldsUpNothing() {
    ledger.the(TakeCursors.class).begin(List.of("webhook:removed"));
    ended("r");
    deliver("events");
    deliver("webhook:itsm");
    ledger.pass(Duration.ofDays(29));
    ledger.the(WebhookCommands.class).skip(MONTH, 100);
    assertThat(ledger.rows("select 1 from event_cursor where reader = 'webhook:removed'"))
        .hasSize(1);
    ledger.pass(AGE);
    forget();
    assertThat(told()).hasSize(2);

    ledger.the(WebhookCommands.class).skip(MONTH, 100);
    forget();

    assertThat(told()).isEmpty();
  }

  @Test
  void anEventThatWaitsHoldsUpTheForgettingOfNoOther() {
    ended("r");
    TestReader exchange = TestReader.exchange(ledger, "one");
    Hold hold = exchange.hold();
    exchange.move(hold, exchange.next(hold, 9), c -> c.logged().isFinal() ? End.AGAIN : End.DONE);
    ended("s");
    exchange.move(hold, exchange.next(exchange.hold(), 9), _ -> End.DONE);
    deliver("webhook:itsm");
    ledger.pass(Duration.ofDays(91));

    forget();
    assertThat(told()).hasSize(1);

    deliver("events");
    forget();
    assertThat(told()).isEmpty();
  }
}
