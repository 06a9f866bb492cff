package io.emgadapter.ledger.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Driver;
import io.emgadapter.ledger.Requests;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.lookup.ClaimLookups.ClaimedLookup;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing that a restored backup calls unfinished is sent. */
class RecoverTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);
  private final Recover recover = ledger.the(Recover.class);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void everythingUnfinishedIsDoubtedAndWhatHasEndedStays() {
    driver.accept(Requests.create("ended"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-1"));
    driver.accept(Requests.create("unanswered"));
    driver.send();
    ledger.pass(Duration.ofMinutes(20));
    driver.passDeadlines();
    driver.accept(Requests.create("sent"));
    driver.send();
    driver.accept(Requests.create("sending"));
    driver.seal(driver.claim());
    driver.accept(Requests.create("ready"), Requests.update("held", new ByRequest("ready")));

    assertThat(recover.recover("restored")).isEqualTo(new Recover.Recovered(true, 5));

    for (String id : List.of("unanswered", "sent", "sending", "ready", "held")) {
      assertThat(driver.states(id)).as(id).containsExactly("UNKNOWN(restored)");
    }
    assertThat(driver.states("ended")).containsExactly("ACKNOWLEDGED");
    assertThat(driver.claim()).isEmpty();
  }

  @Test
  void whatComesAfterIsSentThoughTheSettingIsLeftOn() {
    recover.recover("restored");
    driver.accept(Requests.create("c"));

    assertThat(recover.recover("restored").first()).isFalse();

    assertThat(driver.claim()).hasSize(1);
    assertThat(recover.recover("restored-2")).isEqualTo(new Recover.Recovered(true, 1));
  }

  @Test
  void whoHeldALeaseWritesNothingAfterwards() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> claimed = driver.claim();
    driver.seal(claimed);
    recover.recover("restored");

    driver.record(claimed, TaskState.READY);

    assertThat(driver.seal(claimed)).isEmpty();
    assertThat(driver.states("c")).containsExactly("UNKNOWN(restored)");
  }

  @Test
  void anAnswerStillDecidesItAndWithoutOneItIsParkedWithItsBody() {
    driver.accept(Requests.withBody("c", "{\"a\":1}"), Requests.create("d"));
    List<UUID> tasks = driver.claim().stream().map(ClaimedTask::id).toList();
    recover.recover("restored");

    driver.answer(Requests.created(tasks.get(1), "1-2"));
    ledger.pass(Duration.ofSeconds(4));
    List<ClaimedLookup> looked = driver.claimLookups();
    assertThat(looked).singleElement().satisfies(task -> assertThat(task.text()).isNull());
    driver.giveUp(looked);

    assertThat(driver.states("d")).containsExactly("ACKNOWLEDGED");
    assertThat(driver.states("c")).containsExactly("PARKED(undecided)");
    assertThat(ledger.rows("select convert_from(bytes, 'UTF8') as text from parked_content"))
        .extracting(row -> row.get("text"))
        .containsExactly("{\"a\":1}");
  }

  @Test
  void noPolicySendsItAgainThoughTheBackupCallsItUnknown() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> claimed = driver.claim();
    driver.seal(claimed);
    driver.record(claimed, TaskState.UNKNOWN);
    driver.accept(Requests.create("d"));

    assertThat(recover.recover("restored")).isEqualTo(new Recover.Recovered(true, 2));

    ledger.pass(Duration.ofSeconds(4));
    List<ClaimedLookup> looked = driver.claimLookups();
    assertThat(looked).hasSize(2).allSatisfy(task -> assertThat(task.looks()).isZero());
    assertThat(driver.sendAgain(looked)).isEmpty();
  }
}
