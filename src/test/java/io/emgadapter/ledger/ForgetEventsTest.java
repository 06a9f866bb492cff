package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Listeners.Webhook;
import io.emgadapter.ledger.RecordDeliveries.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    ledger
        .sql()
        .sql("update delivery set state = 'DELIVERED' where destination = ?")
        .param(destination)
        .update();
  }

  private List<Map<String, Object>> told() {
    return ledger.rows(
        "select 1 from event_content where convert_from(data, 'UTF8') like '%Jane Roe%'");
  }

  private void forget() {
    forget.requests(AGE, 100);
    forget.events(AGE, 100);
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
    assertThat(ledger.rows("select 1 from delivery where state = 'DELIVERED'")).hasSize(4);
    assertThat(ledger.rows("select 1 from event where occurred_at is not null")).hasSize(2);
  }

  @Test
  void whatIsDueKeepsItsContentAndLosesItOnceItIsDelivered() {
    ended("r");
    deliver("webhook:itsm");
    ledger.pass(Duration.ofDays(91));

    forget();
    assertThat(told()).hasSize(2);
    List<DueDelivery> due = ledger.the(ClaimDeliveries.class).claim(Driver.LEASE, 10);
    assertThat(due).hasSize(1);
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
    ResendEvent resend = ledger.the(ResendEvent.class);
    assertThat(resend.resend("itsm", event, "anna")).isTrue();
    ledger.pass(Duration.ofDays(91));
    forget();
    assertThat(told()).hasSize(1);

    deliver("webhook:itsm");
    forget();

    assertThat(resend.resend("itsm", event, "anna")).isFalse();
    assertThat(ledger.rows("select 1 from delivery where state = 'DUE'")).isEmpty();
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
    List<DueDelivery> due = ledger.the(ClaimWebhook.class).claim("itsm", Driver.LEASE, 10);
    List<RecordWebhook.Tried> gone =
        due.stream()
            .map(each -> new RecordWebhook.Tried(each, Fate.DUE, "410", Duration.ofSeconds(5)))
            .toList();
    ledger.the(RecordWebhook.class).record("itsm", gone, true);
    EndWebhookDeliveries end = ledger.the(EndWebhookDeliveries.class);
    ledger.pass(Duration.ofDays(29));
    assertThat(end.end(MONTH, 100)).isZero();
    ledger.pass(Duration.ofDays(2));

    assertThat(end.end(MONTH, 100)).isEqualTo(2);

    assertThat(ledger.rows("select outcome from delivery where state = 'UNDELIVERABLE'"))
        .extracting(row -> row.get("outcome"))
        .containsOnly(EndWebhookDeliveries.OUTCOME)
        .hasSize(2);
    ledger.pass(AGE);
    forget();
    assertThat(told()).isEmpty();
    assertThat(ledger.the(Leave.class).requests(AGE, 100)).isEqualTo(1);
  }

  @Test
  void whatWaitsForAWebhookThatWasTakenOutEndsButNotWhatWaitsForOneThatIsThere() {
    ended("r");
    ledger
        .sql()
        .sql(
            """
            insert into delivery (event, destination, stream, seq)
            select id, 'webhook:removed', stream, seq from event\
            """)
        .update();
    ledger.pass(Duration.ofDays(31));

    assertThat(ledger.the(EndWebhookDeliveries.class).end(MONTH, 100)).isEqualTo(2);

    assertThat(ledger.rows("select distinct destination from delivery where state <> 'DUE'"))
        .extracting(row -> row.get("destination"))
        .containsExactly("webhook:removed");
  }
}
