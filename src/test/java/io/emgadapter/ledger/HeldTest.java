package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long what waits for a Create is held, whatever becomes of the Create. */
class HeldTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  /** A Create that is sent, and an Update and a Cancel that wait for it. */
  private UUID heldBehindASentCreate() {
    driver.accept(Requests.create("c"));
    UUID create = driver.send().getFirst().id();
    driver.accept(
        Requests.update("u", new ByRequest("c")), Requests.cancel("x", new ByRequest("c")));
    return create;
  }

  private void pass(Duration time) {
    ledger.pass(time);
    driver.passDeadlines();
  }

  @Test
  void behindAnUnansweredCreateItWaitsAndGoesWhenTheAckComesLate() {
    UUID create = heldBehindASentCreate();
    pass(Duration.ofMinutes(16));
    assertThat(driver.states("c")).containsExactly("UNANSWERED");
    assertThat(driver.states("u")).containsExactly("HELD");

    driver.answer(Requests.created(create, "1-7"));

    assertThat(driver.send()).extracting(ClaimedTask::servicerId).containsExactly("1-7");
    assertThat(driver.states("x")).containsExactly("HELD");
  }

  @Test
  void behindAnAbandonedCreateItEndsWithAnEvent() {
    heldBehindASentCreate();
    pass(Duration.ofMinutes(16));
    pass(Duration.ofDays(4));

    assertThat(driver.states("c")).containsExactly("ABANDONED(no-answer)");
    for (String id : List.of("u", "x")) {
      assertThat(driver.states(id)).containsExactly("NOT_SENT(order-unknown)");
      assertThat(driver.events(id)).containsExactly("request.completed");
    }
  }

  @Test
  void behindAnUnknownCreateItWaitsAndGoesWhenTheOrderIsFound() {
    driver.accept(Requests.create("c"), Requests.update("u", new ByRequest("c")));
    List<ClaimedTask> create = driver.claim();
    driver.seal(create);
    driver.record(create, TaskState.UNKNOWN);
    pass(Duration.ofMinutes(16));
    assertThat(driver.states("u")).containsExactly("HELD");

    driver.answer(Requests.created(create.getFirst().id(), "1-7"));

    assertThat(driver.claim()).extracting(ClaimedTask::servicerId).containsExactly("1-7");
  }

  @Test
  void pastItsOwnNotAfterItIsNotSentAndWhatFollowsItStillGoes() {
    driver.accept(Requests.create("c"));
    UUID create = driver.send().getFirst().id();
    driver.accept(
        Requests.until(Instant.now().plusSeconds(60), Requests.update("u", new ByRequest("c"))),
        Requests.update("v", new ByRequest("c")));
    pass(Duration.ofSeconds(61));

    assertThat(driver.states("u")).containsExactly("NOT_SENT(too-late)");
    assertThat(driver.events("u")).containsExactly("request.completed");
    assertThat(driver.states("v")).containsExactly("HELD");
    driver.answer(Requests.created(create, "1-7"));
    assertThat(driver.states("v")).containsExactly("READY");
  }
}
