package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.lane.Lanes;
import io.emgadapter.ledger.lookup.ClaimLookups.ClaimedLookup;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.Divide;
import io.emgadapter.ledger.send.RecordUnsent;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Target.ByRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever adds to a lane, or ends, divides or frees one of its Tasks, waits for who has it, and
 * has locked no Task until then.
 */
class LaneLockTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  /** Runs it while somebody has the lane of this Task; it must wait until that one is done. */
  private void waitsForTheLane(UUID task, Runnable act) {
    CompletableFuture<Void> acting =
        new TransactionTemplate(ledger.the(PlatformTransactionManager.class))
            .execute(_ -> {
              ledger.the(Lanes.class).lockOf(List.of(task));
              CompletableFuture<Void> done = CompletableFuture.runAsync(act);
              await().until(() -> done.isDone() || somebodyWaits());
              assertThat(done).isNotDone();
              // The lane comes before its Tasks: else two could wait for each other.
              ledger.rows("select id from task for no key update nowait");
              return done;
            });
    assertThat(acting).succeedsWithin(Duration.ofSeconds(20));
  }

  private boolean somebodyWaits() {
    return !ledger
        .rows("select 1 from pg_locks where locktype = 'advisory' and not granted")
        .isEmpty();
  }

  private ClaimedTask claimed() {
    driver.accept(Requests.create("c"));
    return driver.claim().getFirst();
  }

  @Test
  void anUpdateThatComesIn() {
    UUID task = claimed().id();
    waitsForTheLane(task, () -> driver.accept(Requests.update("u", new ByRequest("c"))));
  }

  @Test
  void anAnswer() {
    driver.accept(Requests.create("c"));
    UUID task = driver.send().getFirst().id();
    waitsForTheLane(task, () -> driver.answer(Requests.created(task, "1-7")));
    assertThat(driver.states("c")).containsExactly("ACKNOWLEDGED");
  }

  @Test
  void aDivision() {
    ClaimedTask task = claimed();
    waitsForTheLane(
        task.id(),
        () ->
            ledger
                .the(Divide.class)
                .divide(Driver.LEASE, List.of(Parts.of(task, List.of("A", "B")))));
    assertThat(driver.states("c")).hasSize(2);
  }

  @Test
  void aSecondSend() {
    driver.accept(Requests.create("c"));
    driver.seal(driver.claim());
    ledger.pass(Duration.ofSeconds(61));
    driver.passDeadlines();
    ledger.pass(Duration.ofDays(1));
    List<ClaimedLookup> lost = driver.claimLookups();
    waitsForTheLane(lost.getFirst().id(), () -> driver.sendAgain(lost));
    assertThat(driver.states("c")).containsExactly("READY");
  }

  @Test
  void anEndWithoutAnAnswer() {
    ClaimedTask task = claimed();
    waitsForTheLane(
        task.id(),
        () ->
            ledger
                .the(RecordUnsent.class)
                .end(List.of(new RecordUnsent.Unsent(task.id(), Reason.TOO_LATE, null))));
  }

  @Test
  void aRefusalOfWhatWasNotSent() {
    ClaimedTask task = claimed();
    Problem unfit = new Problem("", "no", "No.");
    waitsForTheLane(
        task.id(),
        () ->
            ledger
                .the(RecordUnsent.class)
                .refuse(
                    Driver.LEASE, List.of(new RecordUnsent.Unfit(task.id(), task.fence(), unfit))));
    assertThat(driver.states("c")).containsExactly("REFUSED(no)");
  }
}
