package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.reads.ReadBacklog;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.ledger.send.PauseSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PauseTest {
  private static final Act ANNA = new Act("anna", "maintenance at Equinix");

  private final TestLedger ledger = new TestLedger();
  private final Driver driver = new Driver(ledger);
  private final PauseSubscription pausing = ledger.the(PauseSubscription.class);

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void whatIsPausedWaitsAndGoesWhenItIsResumed() {
    driver.accept(Requests.create("c"));
    assertThat(pausing.pause("default", ANNA)).isTrue();
    assertThat(pausing.pause("default", ANNA)).isFalse();

    assertThat(driver.claim()).isEmpty();

    assertThat(pausing.resume("default", ANNA)).isTrue();
    assertThat(pausing.resume("default", ANNA)).isFalse();
    assertThat(driver.claim()).hasSize(1);
    assertThat(ledger.rows("select action from audit order by id"))
        .extracting(row -> row.get("action"))
        .containsExactly("pause", "resume");
  }

  @Test
  void whatWasClaimedBeforeThePauseIsNotSealedAfterIt() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> claimed = driver.claim();
    pausing.pause("default", ANNA);

    assertThat(driver.seal(claimed)).isEmpty();
    assertThat(driver.states("c")).containsExactly("READY");
  }

  @Test
  void whatWasSealedBeforeThePauseIsRecordedAsEver() {
    driver.accept(Requests.create("c"));
    List<ClaimedTask> claimed = driver.claim();
    driver.seal(claimed);
    pausing.pause("default", ANNA);

    assertThat(driver.seal(claimed)).hasSize(1);
    driver.record(claimed, TaskState.SENT);
    assertThat(driver.states("c")).containsExactly("SENT");
  }

  @Test
  void notAfterHoldsThoughItIsPaused() {
    driver.accept(Requests.create("c", Instant.now().plusSeconds(60)), Requests.create("d"));
    pausing.pause("default", ANNA);
    ledger.pass(Duration.ofSeconds(61));

    assertThat(driver.claim()).isEmpty();
    assertThat(driver.claimLate()).hasSize(1);
  }

  @Test
  void anotherSubscriptionIsNotTouched() {
    driver.accept(Requests.create("c"));
    pausing.pause("another", ANNA);

    assertThat(driver.claim()).hasSize(1);
  }

  @Test
  void theBacklogSaysWhatWaitsAndWhoPausedIt() {
    driver.accept(Requests.create("c"));
    driver.send();
    driver.accept(Requests.create("d"), Requests.create("e"));
    pausing.pause("default", ANNA);
    pausing.pause("empty", ANNA);
    ledger.pass(Duration.ofSeconds(90));

    assertThat(ledger.the(ReadBacklog.class).bySubscription())
        .satisfiesExactly(
            own -> {
              assertThat(own.ready()).isEqualTo(2);
              assertThat(own.sent()).isEqualTo(1);
              assertThat(own.oldestReadySeconds()).isBetween(90L, 100L);
              assertThat(own.pausedBy()).isEqualTo("anna");
              assertThat(own.pauseComment()).isEqualTo("maintenance at Equinix");
            },
            empty -> {
              assertThat(empty.ready()).isZero();
              assertThat(empty.pausedBy()).isEqualTo("anna");
            });
  }
}
