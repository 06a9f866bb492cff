package io.emgadapter.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.dispatch.Prepared.Ready;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Route;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Prepare: from a claimed Task to its text, or back into the ledger. */
class PrepareTest {
  private final Rig rig = Rig.ofSteps();
  private final Prepare prepare = rig.the(Prepare.class);

  @AfterEach
  void close() {
    rig.close();
  }

  private List<Ready> prepared(List<ClaimedTask> tasks) {
    return prepare.finish(Rig.LEASE, prepare.begin(tasks, Rig.DURABLY).others(), Rig.DURABLY);
  }

  @Test
  void whatMayGoHasItsTextAndNothingOfItHasLeft() {
    NewRequest c = Rig.create("one", "c");

    assertThat(prepared(rig.claimed(c)))
        .singleElement()
        .satisfies(ready -> {
          assertThat(ready.task().id()).isEqualTo(c.id());
          assertThat(ready.sealed().text()).contains(c.id().toString(), "\"Source\":\"ACME\"");
        });
    assertThat(rig.state(c)).isEqualTo("READY");
    assertThat(rig.wire.sent).isEmpty();
  }

  @Test
  void whatItsGatewayCannotSendNowGoesBackAndIsClaimedWhenItsPauseIsOver() {
    rig.wire.pause = Duration.ofSeconds(30);

    assertThat(prepared(rig.claimed(Rig.create("one", "c")))).isEmpty();
    assertThat(rig.claim(Rig.LEASE)).isEmpty();
    rig.ledger.pass(Duration.ofSeconds(31));
    assertThat(rig.claim(Rig.LEASE)).hasSize(1);
  }

  @Test
  void whatBreaksARuleByNowIsEndedAndHoldsUpNoOther() {
    NewRequest good = Rig.create("one", "good");
    NewRequest broken = Rig.create("one", "broken");
    List<ClaimedTask> claimed = rig.claimed(good, broken);
    List<ClaimedTask> aged =
        claimed.stream()
            .map(task -> task.id().equals(broken.id()) ? withBody(task, "{}") : task)
            .toList();

    assertThat(prepared(aged)).extracting(ready -> ready.task().id()).containsExactly(good.id());
    assertThat(rig.state(broken)).isEqualTo("NOT_SENT");
    assertThat(rig.state(good)).isEqualTo("READY");
  }

  private static ClaimedTask withBody(ClaimedTask task, String body) {
    return new ClaimedTask(
        task.id(),
        task.fence(),
        task.subscription(),
        task.verb(),
        task.resource(),
        task.route(),
        task.servicerId(),
        task.age(),
        body.getBytes(UTF_8),
        task.rest(),
        task.part(),
        task.sealed(),
        task.doubted(),
        task.trace());
  }

  @Test
  void ofASubscriptionThatIsNotSetUpNothingIsPreparedAndNothingEnds() {
    NewRequest strange = Rig.create("strange", "s");

    assertThat(prepared(rig.claimed(strange))).isEmpty();
    assertThat(rig.state(strange)).isEqualTo("READY");
    assertThat(rig.the(BlockedSubscriptions.class).of(Route.EMG)).containsExactly("strange");
  }
}
