package io.emgadapter.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.accept.Acceptance.Conflicting;
import io.emgadapter.ledger.accept.Acceptance.Repeated;
import io.emgadapter.ledger.events.LogUpkeep;
import io.emgadapter.ledger.events.TestReader;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.CommandBulk;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.ledger.parked.PreviewBulk;
import io.emgadapter.ledger.parked.ResolveParked;
import io.emgadapter.ledger.upkeep.Forget;
import io.emgadapter.ledger.upkeep.Purge;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Duration AGE = Duration.ofDays(90);

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);
  private final Forget forget = ledger.the(Forget.class);
  private final Purge purge = ledger.the(Purge.class);

  @AfterEach
  void close() {
    ledger.close();
  }

  private NewRequest answered(String id) {
    NewRequest request = Requests.withBody(id, "{\"Visitors\":\"Jane Roe\"}");
    driver.accept(request);
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-" + id));
    return request;
  }

  private void delivered() {
    TestReader.tellEverything(ledger);
  }

  private long count(String table) {
    return (Long) driver.row("select count(*) as n from " + table).get("n");
  }

  @Test
  void bodiesAreForgottenAndIdsStatesAndTimesStay() {
    answered("c");
    driver.accept(Requests.create("open"));
    driver.send();
    ledger.pass(Duration.ofDays(91));

    assertThat(forget.requests(AGE, 100)).isEqualTo(1);
    assertThat(forget.requests(AGE, 100)).isZero();

    assertThat(count("request where body is not null")).isEqualTo(1);
    assertThat(ledger.rows("select text from task where text is not null")).hasSize(1);
    assertThat(driver.states("c")).containsExactly("ACKNOWLEDGED");
    assertThat(driver.events("c")).containsExactly("task.acknowledged", "request.completed");
    assertThat(ledger.rows("select description from task where description = 'created'"))
        .hasSize(1);
  }

  @Test
  void otherContentUnderAnIdWhoseRequestHasLeftIsAConflict() {
    answered("c");
    delivered();
    ledger.pass(Duration.ofDays(91));
    assertThat(purge.requests(AGE, 100)).isEqualTo(1);
    ledger.the(LogUpkeep.class).purge(AGE, 100);

    assertThat(driver.accept(Requests.withBody("c", "{\"other\": 1}")))
        .singleElement()
        .isInstanceOf(Conflicting.class);

    assertThat(driver.row("select type, subject, request from event"))
        .containsEntry("type", "request.conflicting")
        .containsEntry("subject", "c")
        .containsEntry("request", null);
  }

  @Test
  void whatHasEndedLeavesButItsIdNeverOpensAgain() {
    NewRequest request = answered("c");
    delivered();
    ledger.pass(Duration.ofDays(91));

    assertThat(purge.requests(AGE, 100)).isEqualTo(1);
    assertThat(ledger.the(LogUpkeep.class).purge(AGE, 100)).isEqualTo(2);

    for (String table : List.of("task", "event", "request where body is not null")) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(driver.accept(Requests.withBody("c", new String(request.body(), UTF_8))))
        .singleElement()
        .isInstanceOf(Repeated.class);
    assertThat(purge.ids(Duration.ofDays(400), 100)).isZero();
    ledger.pass(Duration.ofDays(400));
    assertThat(purge.ids(Duration.ofDays(400), 100)).isEqualTo(1);
  }

  @Test
  void anActUponManyLeavesInBatchesAndOneThatNeverStartedAfterADay() {
    ledger
        .sql()
        .sql(
            "insert into parked (id, source, reason) select gen_random_uuid(), 'emg', 'unsigned'"
                + " from generate_series(1, 5)")
        .update();
    PreviewBulk.Wanted wanted = new PreviewBulk.Wanted("discard", null, null, null);
    CommandBulk command = ledger.the(CommandBulk.class);
    UUID never = ledger.the(PreviewBulk.class).preview(wanted, "anna", 10);
    UUID started = ledger.the(PreviewBulk.class).preview(wanted, "anna", 10);
    command.start(started, new Act("anna", null));
    command.cancel(started, new Act("anna", null));
    assertThat(purge.bulk(AGE, 3)).isZero();

    ledger.pass(Duration.ofDays(2));
    assertThat(purge.bulk(AGE, 3)).isEqualTo(3);
    assertThat(command.start(never, new Act("anna", null))).isFalse();
    assertThat(purge.bulk(AGE, 3)).isEqualTo(3);
    assertThat(purge.bulk(AGE, 3)).isZero();
    assertThat(count("bulk_act")).isEqualTo(1);
    assertThat(count("bulk_item")).isEqualTo(5);

    ledger.pass(Duration.ofDays(91));
    assertThat(purge.bulk(AGE, 100)).isEqualTo(6);
    assertThat(count("bulk_act")).isZero();
  }

  @Test
  void anOrderStaysSoThatAnUpdateStillFindsIt() {
    answered("c");
    delivered();
    ledger.pass(Duration.ofDays(91));
    purge.requests(AGE, 100);

    driver.accept(Requests.update("u", new ByRequest("c")));

    assertThat(driver.claim())
        .singleElement()
        .satisfies(update -> assertThat(update.servicerId()).isEqualTo("1-c"));
  }

  @Test
  void nothingUnfinishedLeavesAndNoEventThatIsNotDelivered() {
    answered("undelivered");
    driver.accept(Requests.create("open"));
    driver.send();
    ledger.pass(Duration.ofDays(91));

    assertThat(purge.requests(AGE, 100)).isZero();
    assertThat(ledger.the(LogUpkeep.class).purge(AGE, 100)).isZero();

    assertThat(count("event")).isEqualTo(2);
    assertThat(driver.states("open")).containsExactly("SENT");
  }

  @Test
  void whatWaitsForAPersonIsKeptWithItsBytesHoweverOld() {
    UUID id = Ids.next();
    ledger
        .the(Park.class)
        .park(List.of(new Parking(id, null, Park.EMG, "unsigned", "No.", null, new byte[3])));
    ledger.pass(Duration.ofDays(91));
    assertThat(forget.parked(AGE, 100) + purge.parked(AGE, 100)).isZero();

    ledger.the(ResolveParked.class).discard(id, new Act("anna", null));
    ledger.pass(Duration.ofDays(91));

    assertThat(forget.parked(AGE, 100)).isEqualTo(1);
    assertThat(count("parked_content")).isZero();
    assertThat(count("parked")).isEqualTo(1);
    assertThat(purge.parked(AGE, 100)).isEqualTo(1);
    assertThat(count("audit")).isEqualTo(1);
  }

  @Test
  void theBytesOfAWorkRequestThatWasTurnedAwayDoNotStayForEver() {
    UUID id = Ids.next();
    ledger
        .the(Park.class)
        .park(
            List.of(
                new Parking(id, null, Park.WORK_REQUESTS, "rejected", "No.", null, new byte[3])));
    ledger.pass(Duration.ofDays(89));
    assertThat(forget.parked(AGE, 100)).isZero();
    ledger.pass(Duration.ofDays(2));

    assertThat(forget.parked(AGE, 100)).isEqualTo(1);

    assertThat(count("parked_content")).isZero();
    assertThat(driver.row("select state from parked")).containsEntry("state", "DISCARDED");
  }

  @Test
  void aBatchTakesAsManyStatementsWhateverItsSize() {
    for (int i = 0; i < 12; i++) {
      answered("c" + i);
    }
    delivered();
    ledger.pass(Duration.ofDays(91));
    int start = ledger.statements();
    purge.requests(AGE, 2);
    int two = ledger.statements();
    purge.requests(AGE, 10);

    assertThat(ledger.statements() - two).isEqualTo(two - start);
    assertThat(count("request where stage < 2")).isZero();
  }
}
