package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.accept.Reject;
import io.emgadapter.ledger.accept.Reject.Rejection;
import io.emgadapter.ledger.accept.Reject.Report;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.RecordSending;
import io.emgadapter.ledger.send.RecordSending.Move;
import io.emgadapter.ledger.send.RecordUnsent;
import io.emgadapter.ledger.send.RecordUnsent.Unsent;
import io.emgadapter.order.Target.ByRequest;
import io.emgadapter.order.Target.ByRequestor;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Commits in doubt that are tried again, and transactions that meet in the worst moment. */
class DoubtTest {
  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aSealingThatIsTriedAgainLetsTheSameTasksGo() {
    driver.accept(Requests.create("c"), Requests.create("d"));
    List<ClaimedTask> claimed = driver.claim();

    assertThat(driver.seal(claimed)).hasSize(2).isEqualTo(driver.seal(claimed));
  }

  @Test
  void aSealingIsNotForAnInstanceThatLostTheTask() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> claimed = driver.claim();
    driver.seal(claimed);

    assertThat(driver.seal(new Lease("two", Duration.ofSeconds(60)), claimed)).isEmpty();
    driver.record(claimed, TaskState.SENT);
    assertThat(driver.seal(claimed)).isEmpty();
  }

  @Test
  void aSealingUnderAnEarlierLeaseOfTheSameInstanceLetsNothingGo() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> slept = driver.claim();
    ledger.pass(Duration.ofSeconds(61));
    List<ClaimedTask> claimed = driver.claim();

    assertThat(driver.seal(slept)).isEmpty();
    assertThat(driver.seal(claimed)).hasSize(1);
    assertThat(driver.seal(slept)).isEmpty();
  }

  @Test
  void aSealingAfterItsLeaseLetsNothingGo() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> claimed = driver.claim();
    ledger.pass(Duration.ofSeconds(61));

    assertThat(driver.seal(claimed)).isEmpty();
  }

  @Test
  void aTaskWhoseNotAfterPassesBetweenClaimAndSealingDoesNotGo() {
    driver.accept(Requests.create("c", Instant.now().plusSeconds(20)));
    List<ClaimedTask> claimed = driver.claim();
    ledger.pass(Duration.ofSeconds(21));

    assertThat(driver.seal(claimed)).isEmpty();

    ledger.pass(Duration.ofSeconds(40));
    assertThat(driver.claimLate()).hasSize(1);
  }

  @Test
  void whatEquinixHasAPartOfGoesAgainAndIsNeverCalledUnsent() {
    driver.accept(Requests.create("c", Instant.now().plusSeconds(20)));
    ClaimedTask task = driver.claim().getFirst();
    driver.seal(List.of(task));
    ledger
        .the(RecordSending.class)
        .record(List.of(Move.doubted(task.id(), task.fence(), Duration.ofSeconds(1), "half")));
    ledger.pass(Duration.ofSeconds(2));
    assertThat(driver.claim()).singleElement().matches(ClaimedTask::doubted);

    ledger.the(RecordUnsent.class).end(List.of(new Unsent(task.id(), Reason.TOO_LATE, null)));

    assertThat(driver.states("c")).containsExactly("PARKED(undecided)");
  }

  @Test
  void aCancelThatComesWhileItsCreateIsRecordedAsUnsentWithdrawsIt() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> claimed = driver.claim();
    driver.seal(claimed);
    CompletableFuture<Void> recording =
        new TransactionTemplate(ledger.the(PlatformTransactionManager.class))
            .execute(_ -> {
              driver.accept(Requests.cancel("x", new ByRequest("c")));
              CompletableFuture<Void> meeting =
                  CompletableFuture.runAsync(() -> driver.record(claimed, TaskState.READY));
              Awaitility.await().until(() -> meeting.isDone() || somebodyWaits());
              return meeting;
            });
    recording.join();

    assertThat(driver.states("c")).containsExactly("NOT_SENT(withdrawn)");
    assertThat(driver.states("x")).containsExactly("NOT_SENT(withdrawn)");
  }

  private boolean somebodyWaits() {
    return !ledger.rows("select 1 from pg_locks where not granted").isEmpty();
  }

  @Test
  void aMessageThatComesTwiceInABatchAndAgainIsRejectedOnce() {
    UUID id = Ids.next();
    Rejection rejection =
        new Rejection(
            null,
            new Reply(null, null),
            new Report(
                new NewEvent(
                    id,
                    EventType.REQUEST_REJECTED,
                    "r1",
                    "unknown",
                    null,
                    null,
                    true,
                    null,
                    Json.object()),
                new Parking(id, null, "work-requests", "rejected", "No.", null, new byte[0])));

    ledger.the(Reject.class).reject(List.of(rejection, rejection));
    ledger.the(Reject.class).reject(List.of(rejection));

    assertThat(ledger.rows("select * from event")).hasSize(1);
    assertThat(ledger.rows("select * from parked_content")).hasSize(1);
  }

  @Test
  void aReferenceMayBeUsedAgainAfterARefusal() {
    driver.accept(Requests.create("c1", "INC1"));
    driver.answer(Requests.refused(driver.send().getFirst().id()));
    driver.accept(Requests.create("c2", "INC1"));

    driver.accept(Requests.update("u", new ByRequestor("INC1")));

    assertThat(driver.states("u")).containsExactly("HELD");
  }
}
