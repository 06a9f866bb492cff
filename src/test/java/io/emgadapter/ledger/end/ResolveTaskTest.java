package io.emgadapter.ledger.end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Driver;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.Requests;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.end.ResolveTask.Decision;
import io.emgadapter.ledger.end.ResolveTask.Effect;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.reads.ReadAudit;
import io.emgadapter.ledger.reads.ReadParked;
import io.emgadapter.ledger.reads.ReadParked.ParkedStatus;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator learned from Equinix is an answer like any other. */
class ResolveTaskTest {
  private static final Act ANNA = new Act("anna", "ticket 4711 with Equinix");
  private static final Decision ORDERED = new Decision(TaskState.ACKNOWLEDGED, "1-77");
  private static final Decision REFUSED = new Decision(TaskState.REFUSED, null);
  private static final Decision ABANDONED = new Decision(TaskState.ABANDONED, null);

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  private Effect say(UUID task, Decision decision) {
    return ledger.the(ResolveTask.class).apply(task, decision, ANNA);
  }

  private UUID unknown(String id) {
    driver.accept(Requests.create(id));
    var claimed = driver.claim();
    driver.seal(claimed);
    driver.record(claimed, TaskState.UNKNOWN);
    return claimed.getFirst().id();
  }

  private UUID parked(String id) {
    UUID task = unknown(id);
    ledger.pass(Duration.ofHours(2));
    driver.giveUp(driver.claimLookups());
    return task;
  }

  private ParkedStatus parkedFor(UUID task) {
    return ledger.the(ReadParked.class).one(task).orElseThrow();
  }

  @Test
  void anUnknownTaskEndsByItAndWhatWaitsForItGoes() {
    UUID task = unknown("c");
    driver.accept(Requests.update("u", new ByRequest("c")));

    assertThat(say(task, ORDERED)).isEqualTo(Effect.ENDED);

    assertThat(driver.states("c")).containsExactly("ACKNOWLEDGED(operator)");
    assertThat(driver.events("c")).containsExactly("task.acknowledged", "request.completed");
    assertThat(driver.claim())
        .singleElement()
        .satisfies(update -> assertThat(update.servicerId()).isEqualTo("1-77"));
    assertThat(ledger.the(ReadAudit.class).of("task/" + task))
        .singleElement()
        .satisfies(line ->
            assertThat(line.detail()).isEqualTo("ACKNOWLEDGED 1-77: ticket 4711 with Equinix"));
  }

  @Test
  void aCreateIsNotAcknowledgedWithoutItsOrder() {
    UUID task = unknown("c");

    assertThat(say(task, new Decision(TaskState.ACKNOWLEDGED, null))).isEqualTo(Effect.NEEDS_ORDER);
    assertThat(driver.states("c")).containsExactly("UNKNOWN");
  }

  @Test
  void anUnansweredTaskMayBeRefusedOrAbandoned() {
    driver.accept(Requests.create("c"), Requests.create("d"));
    var sent = driver.send();
    ledger.pass(Duration.ofMinutes(20));
    driver.passDeadlines();

    assertThat(say(sent.get(0).id(), REFUSED)).isEqualTo(Effect.ENDED);
    assertThat(say(sent.get(1).id(), ABANDONED)).isEqualTo(Effect.ENDED);

    assertThat(driver.states("c")).containsExactly("REFUSED(operator)");
    assertThat(driver.states("d")).containsExactly("ABANDONED(operator)");
    assertThat(say(sent.get(0).id(), ORDERED)).isEqualTo(Effect.DECIDED);
  }

  @Test
  void whatIsOnItsWayIsNotDecidedByHand() {
    driver.accept(Requests.create("c"));
    UUID task = driver.send().getFirst().id();

    assertThat(say(task, REFUSED)).isEqualTo(Effect.TOO_EARLY);
    assertThat(say(Ids.next(), REFUSED)).isEqualTo(Effect.NOT_THERE);
    assertThat(driver.states("c")).containsExactly("SENT");
  }

  @Test
  void aTaskThatEndsParkedStandsAmongTheParkedWithItsText() {
    UUID task = parked("c");

    assertThat(driver.states("c")).containsExactly("PARKED(undecided)");
    assertThat(parkedFor(task).state()).isEqualTo("PARKED");
    assertThat(parkedFor(task).reason()).isEqualTo("undecided");
    assertThat(parkedFor(task).task()).isEqualTo(task);
    assertThat(ledger.the(ReadParked.class).bytes(task))
        .hasValue(("text of " + task).getBytes(UTF_8));
  }

  @Test
  void afterTheEndTheOrderIsAdoptedOnceAndTheEndStays() {
    UUID task = parked("c");

    assertThat(say(task, ORDERED)).isEqualTo(Effect.SETTLED);
    assertThat(say(task, ORDERED)).isEqualTo(Effect.DECIDED);

    assertThat(driver.states("c")).containsExactly("PARKED(undecided)");
    assertThat(parkedFor(task).state()).isEqualTo("RESOLVED");
    assertThat(parkedFor(task).resolvedBy()).isEqualTo("anna");
    assertThat(driver.events("c")).containsOnlyOnce("order.appeared", "request.completed");
    driver.accept(Requests.update("u", new ByRequest("c")));
    assertThat(driver.claim())
        .singleElement()
        .satisfies(update -> assertThat(update.servicerId()).isEqualTo("1-77"));
  }

  @Test
  void thatThereIsNoOrderSettlesAParkedTaskWithoutAnEvent() {
    UUID task = parked("c");

    assertThat(say(task, REFUSED)).isEqualTo(Effect.SETTLED);

    assertThat(parkedFor(task).state()).isEqualTo("RESOLVED");
    assertThat(driver.events("c")).containsExactly("request.completed");
  }

  @Test
  void anAnswerThatComesAfterAllSettlesWhatIsParked() {
    UUID task = parked("c");

    driver.answer(Requests.created(task, "1-78"));

    assertThat(parkedFor(task).state()).isEqualTo("RESOLVED");
    assertThat(parkedFor(task).resolvedBy()).isEqualTo("equinix");
    assertThat(say(task, ORDERED)).isEqualTo(Effect.DECIDED);
  }

  @Test
  void anOrderOfAnAbandonedTaskMayBeNamedLater() {
    driver.accept(Requests.create("c"));
    UUID task = driver.send().getFirst().id();
    ledger.pass(Duration.ofMinutes(20));
    driver.passDeadlines();
    ledger.pass(Duration.ofDays(4));
    driver.passDeadlines();

    assertThat(say(task, REFUSED)).isEqualTo(Effect.DECIDED);
    assertThat(say(task, ORDERED)).isEqualTo(Effect.SETTLED);

    assertThat(driver.states("c")).containsExactly("ABANDONED(no-answer)");
    assertThat(driver.events("c")).contains("order.appeared");
  }
}
