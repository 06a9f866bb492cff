package io.emgadapter.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Route;
import io.emgadapter.request.FastPath.Sealing;
import io.emgadapter.work.Lease.LeaseWatch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has just come goes without a way through the ledger's queue. */
class SendAtOnceTest {
  private static final int IN_HAND = 4;

  private final Rig rig = new Rig(IN_HAND);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void itIsSentAsItWasSealedAndThenSaidToBeSent() throws Exception {
    NewRequest c = Rig.create("one", "c");

    assertThat(rig.comes(c)).isTrue();
    await().until(() -> rig.state(c).equals("SENT"));
    assertThat(rig.wire.sent).singleElement().matches(task -> task.id().equals(c.id()));
  }

  @Test
  void aFullHandLeavesWhatComesToTheLedgerAndHoldsUpNoOtherSubscription() throws Exception {
    rig.wire.stick("one");
    List<Boolean> went =
        IntStream.range(0, 10).mapToObj(i -> comes(Rig.create("one", "c" + i))).toList();

    assertThat(went).filteredOn(each -> each).hasSize(IN_HAND - 1);
    assertThat(went).endsWith(false, false);
    assertThat(rig.comes(Rig.create("two", "d"))).isTrue();
    await().until(() -> rig.wire.sentOf("two") == 1);
  }

  @Test
  void aSubscriptionWithoutCreditDoesNotStarveAnotherOfWhatWaits() {
    rig.wire.stick("one");
    for (int i = 0; i < 50; i++) {
      accept(Rig.create("one", "c" + i));
    }
    await().until(() -> rig.wire.sentOf("one") == IN_HAND);
    NewRequest other = Rig.create("two", "d");
    accept(other);

    await().until(() -> rig.state(other).equals("SENT"));
    assertThat(rig.wire.sentOf("one")).isEqualTo(IN_HAND);
  }

  @Test
  void whatIsNotAcceptedLeavesNothingInHand() throws Exception {
    NewRequest c = Rig.create("one", "c");
    SendAtOnce atOnce = rig.the(SendAtOnce.class);
    atOnce.offer(c, false);
    Sealing sealing = atOnce.seal(List.of(c));
    sealing.then().go(Set.of(), Set.of());

    assertThat(rig.the(RouteSenders.class).of(Route.EMG).inHand().size()).isZero();
    assertThat(rig.wire.sent).isEmpty();
  }

  @Test
  void aCommitInDoubtThatNobodyTriesAgainIsToldToHaveSentNothing() throws Exception {
    NewRequest c = Rig.create("one", "c");
    SendAtOnce atOnce = rig.the(SendAtOnce.class);
    atOnce.offer(c, false);
    Sealing sealing = atOnce.seal(List.of(c));
    rig.ledger.the(Accept.class).accept(List.of(c), sealing.ahead());
    sealing.then().go(Set.of(), Set.of(c.id()));

    await().until(() -> rig.state(c).equals("READY"));
  }

  @Test
  void thatItWasSentIsNotWrittenWhereItsAckCameFirst() throws Exception {
    NewRequest c = Rig.create("one", "c");
    rig.wire.fate =
        task -> {
          rig.answer(new Answer(task.id(), 201, "created", List.of()));
          return new Outcome.Sent();
        };
    rig.comes(c);

    await().until(() -> rig.state(c).equals("ACKNOWLEDGED"));
    rig.the(Dispatcher.class).stop();
    assertThat(rig.state(c)).isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void thatItWasSentIsWrittenThoughAnotherSubscriptionGetsAnAnswerThatNamesIt() throws Exception {
    NewRequest c = Rig.create("one", "c");
    rig.comes(c);
    for (int i = 0; i < 20; i++) {
      rig.answer("two", new Answer(c.id(), 201, "created", List.of()));
    }

    await().until(() -> rig.state(c).equals("SENT"));
  }

  @Test
  void aStopSendsWhatIsInHandAndRecordsIt() throws Exception {
    NewRequest c = Rig.create("one", "c");
    rig.comes(c);
    rig.the(Dispatcher.class).stop();

    assertThat(rig.state(c)).isEqualTo("SENT");
  }

  @Test
  void whatWaitedTooLongInHandIsNotSentAndGoesLater() throws Exception {
    NewRequest c = Rig.create("one", "c");
    SendAtOnce atOnce = rig.the(SendAtOnce.class);
    atOnce.offer(c, false);
    Sealing sealing = atOnce.seal(List.of(c));
    rig.ledger.the(Accept.class).accept(List.of(c), sealing.ahead());
    LeaseWatch late = Rig.watchThatIsOver();
    rig.the(SendTasks.class).sealed(late, List.of(Rig.ready(c, sealing.ahead().texts())));

    await().until(() -> rig.state(c).equals("READY"));
    assertThat(rig.wire.sent).isEmpty();
    rig.ledger.pass(Duration.ofSeconds(2));
    rig.ring();
    await().until(() -> rig.state(c).equals("SENT"));
  }

  /** Into the ledger, as what another instance left there. */
  private void accept(NewRequest request) {
    rig.ledger.the(Accept.class).accept(List.of(request));
    rig.ring();
  }

  private boolean comes(NewRequest request) {
    try {
      return rig.comes(request);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
