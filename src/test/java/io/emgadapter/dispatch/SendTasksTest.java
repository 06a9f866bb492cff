package io.emgadapter.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seal and send: nothing leaves that the ledger does not hold as sealed under a lease of ours. */
class SendTasksTest {
  private final Rig rig = Rig.ofSteps();
  private final SendTasks send = rig.the(SendTasks.class);
  private final Recorder recorder = rig.the(Recorder.class);

  @BeforeEach
  void record() {
    recorder.start();
  }

  @AfterEach
  void close() {
    recorder.stop(Duration.ofSeconds(5));
    rig.close();
  }

  private List<Ready> ready(List<ClaimedTask> claimed) {
    Prepare prepare = rig.the(Prepare.class);
    return prepare.finish(Rig.LEASE, prepare.begin(claimed, Rig.DURABLY).others(), Rig.DURABLY);
  }

  @Test
  void aTaskIsSealedInTheLedgerBeforeItsFirstByteLeaves() {
    NewRequest c = Rig.create("one", "c");
    List<String> seen = new CopyOnWriteArrayList<>();
    rig.wire.fate =
        task -> {
          seen.add(rig.state(c));
          return new Outcome.Sent();
        };

    send.go(Rig.LEASE, ready(rig.claimed(c)), Rig.DURABLY);

    assertThat(seen).containsExactly("SENDING");
    await().until(() -> rig.state(c).equals("SENT"));
  }

  @Test
  void whatAnotherInstanceHasTakenOverIsNotSent() {
    NewRequest c = Rig.create("one", "c");
    List<Ready> ready = ready(rig.claimed(c));
    rig.ledger.pass(Duration.ofMinutes(2));
    assertThat(rig.claim(new Lease("another", Duration.ofMinutes(1)))).hasSize(1);

    send.go(Rig.LEASE, ready, Rig.DURABLY);
    recorder.stop(Duration.ofSeconds(5));

    assertThat(rig.wire.sent).isEmpty();
    assertThat(rig.state(c)).isEqualTo("READY");
  }

  @Test
  void whatIsBlockedSinceItWasClaimedGoesBackUnsealedAndCountsNoAttempt() {
    NewRequest c = Rig.create("one", "c");
    NewRequest d = Rig.create("two", "d");
    List<Ready> ready = ready(rig.claimed(c, d));
    rig.wire.blocked = Map.of("one", "its link is down");

    send.go(Rig.LEASE, ready, Rig.DURABLY);

    await().until(() -> rig.state(d).equals("SENT"));
    assertThat(rig.wire.sent).extracting(task -> task.id()).containsExactly(d.id());
    assertThat(rig.state(c)).isEqualTo("READY");
    assertThat(rig.ledger.rows("select attempts from task where state = 'READY'"))
        .extracting(row -> row.get("attempts"))
        .containsExactly(0);
  }
}
