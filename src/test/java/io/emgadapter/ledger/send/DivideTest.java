package io.emgadapter.ledger.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Driver;
import io.emgadapter.ledger.LedgerInvariants;
import io.emgadapter.ledger.Parts;
import io.emgadapter.ledger.Requests;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.order.Route;
import io.emgadapter.order.Target.ByRequest;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DivideTest {
  private static final Lease OTHER = new Lease("two", Duration.ofSeconds(60));

  private final TestLedger ledger = new TestLedger();
  private final LedgerInvariants invariants = new LedgerInvariants(ledger);
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    assertThat(invariants.broken()).isEmpty();
    ledger.close();
  }

  /** A Create that was divided in two, its parts claimed. */
  private List<ClaimedTask> divided(String id) {
    driver.accept(Requests.create(id));
    ClaimedTask claimed = driver.claim().getFirst();
    Parts.divide(ledger, Driver.LEASE, claimed, "A", "B");
    ledger.pass(Duration.ofSeconds(61));
    return driver.claim();
  }

  @Test
  void eachPartIsATaskOfItsOwnInTheSameTurnOfTheSameLane() {
    List<ClaimedTask> parts = divided("c");

    assertThat(parts)
        .extracting(task -> Objects.requireNonNull(task.part()).locations())
        .containsExactly(List.of("A"), List.of("B"));
    assertThat(ledger.rows("select distinct lane, turn, request, route from task")).hasSize(1);
    assertThat(driver.row("select open_tasks from request")).containsEntry("open_tasks", 2);
  }

  @Test
  void theFirstPartIsHeldByTheLeaseAndTheOthersMayBeClaimedByAnybody() {
    driver.accept(Requests.create("c"));
    ClaimedTask claimed = driver.claim().getFirst();

    assertThat(Parts.divide(ledger, Driver.LEASE, claimed, "A", "B", "C"))
        .containsExactly(claimed.id());

    assertThat(ledger.the(Claim.class).claim(OTHER, Route.EMG, ClaimLimits.of(Set.of(), 10)))
        .hasSize(2)
        .extracting(ClaimedTask::id)
        .doesNotContain(claimed.id());
    assertThat(driver.seal(List.of(claimed))).containsExactly(claimed.id());
  }

  @Test
  void aDivisionWhoseCommitWasInDoubtIsDoneOnce() {
    driver.accept(Requests.create("c"));
    ClaimedTask claimed = driver.claim().getFirst();

    Parts.divide(ledger, Driver.LEASE, claimed, "A", "B");

    assertThat(Parts.divide(ledger, Driver.LEASE, claimed, "A", "B")).containsExactly(claimed.id());
    assertThat(driver.states("c")).containsExactly("READY", "READY");
  }

  @Test
  void anInstanceThatSleptPastItsLeaseDividesNothing() {
    driver.accept(Requests.create("c"));
    ClaimedTask slept = driver.claim().getFirst();
    ledger.pass(Duration.ofSeconds(61));

    assertThat(Parts.divide(ledger, Driver.LEASE, slept, "A", "B")).isEmpty();
    ClaimedTask taken =
        ledger.the(Claim.class).claim(OTHER, Route.EMG, ClaimLimits.of(Set.of(), 10)).getFirst();
    assertThat(Parts.divide(ledger, Driver.LEASE, slept, "A", "B")).isEmpty();
    assertThat(Parts.divide(ledger, OTHER, taken, "A", "B", "C")).hasSize(1);

    assertThat(driver.states("c")).hasSize(3);
  }

  @Test
  void anInstanceDividesNothingUnderAnEarlierLeaseOfItsOwn() {
    driver.accept(Requests.create("c"));
    ClaimedTask slept = driver.claim().getFirst();
    ledger.pass(Duration.ofSeconds(61));
    ClaimedTask taken = driver.claim().getFirst();

    assertThat(Parts.divide(ledger, Driver.LEASE, slept, "A", "B")).isEmpty();

    assertThat(Parts.divide(ledger, Driver.LEASE, taken, "A", "B", "C")).hasSize(1);
    assertThat(driver.states("c")).hasSize(3);
  }

  @Test
  void aTaskThatStaysWholeIsRememberedAsSuch() {
    driver.accept(Requests.create("c"));
    Parts.divide(ledger, Driver.LEASE, driver.claim().getFirst(), "A");
    ledger.pass(Duration.ofSeconds(61));

    assertThat(driver.claim())
        .singleElement()
        .satisfies(task ->
            assertThat(Objects.requireNonNull(task.part()).locations()).containsExactly("A"));
  }

  @Test
  void theFinalEventComesWhenAllPartsHaveEndedAndSaysPartialSuccess() {
    List<ClaimedTask> parts = divided("c");
    driver.seal(parts);
    driver.answer(Requests.created(parts.getFirst().id(), "1-7"));
    assertThat(driver.events("c")).containsExactly("task.acknowledged");

    driver.answer(Requests.refused(parts.getLast().id()));

    assertThat(driver.events("c"))
        .containsExactly("task.acknowledged", "task.refused", "request.completed");
    String event =
        ledger
            .sql()
            .sql("select convert_from(data, 'UTF8') from event where final")
            .query(String.class)
            .single();
    assertThat(event)
        .contains("\"outcome\":\"PARTIAL\"", "\"locations\":[\"A\"]", "\"locations\":[\"B\"]");
  }

  @Test
  void whatFollowsWaitsForAllPartsAndGoesToTheOrdersThatWereMade() {
    List<ClaimedTask> parts = divided("c");
    driver.accept(Requests.update("u", new ByRequest("c")));
    driver.seal(parts);
    driver.answer(Requests.refused(parts.getFirst().id()));
    assertThat(driver.states("u")).containsExactly("HELD");

    driver.answer(Requests.created(parts.getLast().id(), "1-8"));

    assertThat(driver.claim()).extracting(ClaimedTask::servicerId).containsExactly("1-8");
  }

  @Test
  void aCancelOfADividedCreateBecomesOneForEachOrder() {
    List<ClaimedTask> parts = divided("c");
    driver.seal(parts);
    parts.forEach(part -> driver.answer(Requests.created(part.id(), "1-" + part.id())));

    driver.accept(Requests.cancel("x", new ByRequest("c")));

    assertThat(driver.claim())
        .extracting(ClaimedTask::servicerId)
        .containsExactlyInAnyOrderElementsOf(parts.stream().map(part -> "1-" + part.id()).toList());
  }

  @Test
  void aCancelOfWhatHasNotLeftEndsAllPartsWithoutAsking() {
    List<ClaimedTask> parts = divided("c");

    driver.accept(Requests.cancel("x", new ByRequest("c")));

    assertThat(driver.states("c")).containsExactly("NOT_SENT(withdrawn)", "NOT_SENT(withdrawn)");
    assertThat(driver.states("x")).containsExactly("NOT_SENT(withdrawn)");
    assertThat(driver.seal(parts)).isEmpty();
  }

  @Test
  void aCancelEndsThePartsThatHaveNotLeftAndWaitsForThoseThatMayHave() {
    List<ClaimedTask> parts = divided("c");
    UUID left = parts.getFirst().id();
    driver.seal(parts.subList(0, 1));

    driver.accept(Requests.cancel("x", new ByRequest("c")));
    assertThat(driver.states("c")).containsExactly("SENDING", "NOT_SENT(withdrawn)");
    assertThat(driver.states("x")).containsExactly("HELD");
    driver.answer(Requests.created(left, "1-7"));

    assertThat(driver.claim()).extracting(ClaimedTask::servicerId).containsExactly("1-7");
  }

  @Test
  void aCreateThatWasCancelledMeanwhileIsNotDivided() {
    driver.accept(Requests.create("c"));
    ClaimedTask claimed = driver.claim().getFirst();
    driver.accept(Requests.cancel("x", new ByRequest("c")));

    assertThat(Parts.divide(ledger, Driver.LEASE, claimed, "A", "B")).isEmpty();

    assertThat(driver.states("c")).containsExactly("NOT_SENT(withdrawn)");
    assertThat(ledger.rows("select * from task_part")).isEmpty();
  }
}
