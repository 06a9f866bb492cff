package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.lookup.ClaimLookups;
import io.emgadapter.ledger.lookup.ClaimLookups.ClaimedLookup;
import io.emgadapter.ledger.lookup.PutOffLookups;
import io.emgadapter.ledger.lookup.PutOffLookups.PutOff;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookupsTest {
  private static final Lease OTHER = new Lease("two", Duration.ofSeconds(60));

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  /** Claims what became UNKNOWN a while ago. */
  private List<ClaimedLookup> unknown(String... ids) {
    for (String id : ids) {
      driver.accept(Requests.create(id));
    }
    List<ClaimedTask> claimed = driver.claim();
    driver.seal(claimed);
    driver.record(claimed, TaskState.UNKNOWN);
    ledger.pass(Duration.ofMinutes(16));
    return driver.claimLookups();
  }

  private void putOff(ClaimedLookup task, int looks, Duration dueIn) {
    ledger
        .the(PutOffLookups.class)
        .putOff(List.of(new PutOff(task.id(), task.fence(), looks, dueIn, "Not there.")));
  }

  @Test
  void whatIsUnknownIsLookedUpByOneInstanceAtATimeWithTheTextAsSigned() {
    ClaimedLookup task = unknown("c").getFirst();

    assertThat(task.text()).isEqualTo("text of " + task.id());
    assertThat(task.looks()).isZero();
    assertThat(ledger.the(ClaimLookups.class).claim(OTHER, 10)).isEmpty();
  }

  @Test
  void aCrashWhileSendingIsLookedUpSoonAfterItsLeaseHasEnded() {
    driver.accept(Requests.create("c"));
    driver.seal(driver.claim());
    ledger.pass(Duration.ofSeconds(61));
    driver.passDeadlines();

    assertThat(driver.claimLookups()).isEmpty();
    ledger.pass(Duration.ofSeconds(4));
    assertThat(driver.claimLookups()).hasSize(1);
  }

  @Test
  void aCrashInTheMiddleOfALookUpOnlyDelays() {
    ClaimedLookup crashed = unknown("c").getFirst();
    ledger.pass(Duration.ofSeconds(61));
    List<ClaimedLookup> taken = ledger.the(ClaimLookups.class).claim(OTHER, 10);
    assertThat(taken).singleElement().satisfies(t -> assertThat(t.looks()).isZero());

    putOff(crashed, 7, Duration.ofHours(1));
    driver.giveUp(List.of(crashed));

    assertThat(driver.states("c")).containsExactly("UNKNOWN");
    putOff(taken.getFirst(), 1, Duration.ofSeconds(7));
    assertThat(driver.states("c")).containsExactly("UNKNOWN(Not there.)");
  }

  @Test
  void whatIsPutOffComesWhenItIsDue() {
    putOff(unknown("c").getFirst(), 1, Duration.ofSeconds(7));

    assertThat(driver.claimLookups()).isEmpty();
    ledger.pass(Duration.ofSeconds(8));
    assertThat(driver.claimLookups())
        .singleElement()
        .satisfies(task -> assertThat(task.looks()).isEqualTo(1));
  }

  @Test
  void whatNoLookDecidedIsParkedForAPersonOnceAndVisibly() {
    List<ClaimedLookup> claimed = unknown("c");

    driver.giveUp(claimed);
    driver.giveUp(claimed);

    assertThat(driver.states("c")).containsExactly("PARKED(undecided)");
    assertThat(driver.events("c")).containsExactly("request.completed");
    assertThat(ledger.rows("select source, reason, detail, task from parked"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row).containsEntry("source", "task").containsEntry("reason", "undecided");
          assertThat(row).containsEntry("task", claimed.getFirst().id());
          assertThat(row.get("detail").toString()).endsWith("Not there.");
        });
  }

  @Test
  void anAnswerThatComesMeanwhileStands() {
    List<ClaimedLookup> claimed = unknown("c");
    driver.answer(Requests.created(claimed.getFirst().id(), "1-7"));

    putOff(claimed.getFirst(), 1, Duration.ofSeconds(7));
    driver.giveUp(claimed);
    assertThat(driver.sendAgain(claimed)).isEmpty();

    assertThat(driver.states("c")).containsExactly("ACKNOWLEDGED");
  }

  @Test
  void theSameStatementsParkAnyNumber() {
    List<ClaimedLookup> one = unknown("c");
    int start = ledger.statements();
    driver.giveUp(one);
    int forOne = ledger.statements() - start;
    List<ClaimedLookup> many = unknown("d", "e", "f");
    start = ledger.statements();
    driver.giveUp(many);

    assertThat(ledger.statements() - start).isEqualTo(forOne);
    assertThat(driver.states("f")).containsExactly("PARKED(undecided)");
  }
}
