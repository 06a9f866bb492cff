package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Refused;
import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.Gateway.Outcome.Unknown;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.gateway.emg.bus.BusMoods;
import io.emgadapter.gateway.emg.bus.BusOptions;
import io.emgadapter.gateway.emg.bus.ServiceBusLike;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.qpid.protonj2.types.messaging.Modified;
import org.apache.qpid.protonj2.types.messaging.Released;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What Azure Service Bus does to those that send. */
@ExtendWith(OutputCaptureExtension.class)
class SendingToServiceBusTest {
  private final ServiceBusLike bus = new ServiceBusLike(BusOptions.CLEAR);
  private final EmgSender sender = BusRig.openSender(BusRig.clear(bus));

  @AfterEach
  void close() {
    sender.close();
    bus.close();
  }

  private List<UUID> arrived() {
    return bus.ids(BusRig.QUEUE).stream().map(UUID::fromString).toList();
  }

  /** Its own words about idle timeouts are taken too: less than a minute it refuses. */
  @Test
  void itIsServedAsItWantsToBe() {
    List<SealedTask> tasks = Rig.tasks(100);
    assertThat(sender.send(tasks)).hasSize(100).containsOnly(new Sent());
    assertThat(arrived()).isEqualTo(Rig.ids(tasks));
  }

  @Test
  void anIdleLinkThatWasDetachedIsOpenedAgainAndNothingIsUnknown(CapturedOutput output) {
    for (int night = 0; night < 3; night++) {
      bus.detachIdle();
      untilAllAreSent(Rig.tasks(5));
    }
    assertThat(arrived()).hasSize(15).doesNotHaveDuplicates();
    assertThat(output).doesNotContain("is down");
  }

  /** What could not leave goes again; nothing else may become of it. */
  private void untilAllAreSent(List<SealedTask> tasks) {
    await()
        .until(() -> {
          List<Outcome> outcomes = sender.send(tasks);
          assertThat(outcomes).doesNotHaveAnyElementsOfTypes(Unknown.class, Refused.class);
          assertThat(Set.copyOf(outcomes)).hasSize(1);
          return outcomes.getFirst() instanceof Sent;
        });
  }

  @Test
  void aConnectionThatWasClosedIsOpenedAgainAndNothingIsUnknown() {
    bus.closeConnections();
    await().until(() -> bus.clients() == 0 || !sender.connected());
    await().until(sender::connected);
    assertThat(sender.send(Rig.tasks(5))).hasSize(5).containsOnly(new Sent());
  }

  @Test
  void eachOutcomeIsOneOfOurs() {
    bus.moods()
        .answer(
            BusMoods.rejected("com.microsoft:server-busy"),
            Released.getInstance(),
            new Modified(true, false, null),
            BusMoods.rejected("amqp:link:message-size-exceeded"),
            BusMoods.rejected("com.microsoft:timeout"),
            BusMoods.rejected("amqp:unauthorized-access"));
    List<Outcome> outcomes = sender.send(Rig.tasks(7));

    assertThat(outcomes)
        .extracting(each -> (Object) each.getClass())
        .containsExactly(
            NotSent.class,
            NotSent.class,
            NotSent.class,
            Refused.class,
            Unknown.class,
            NotSent.class,
            Sent.class);
    assertThat(((NotSent) outcomes.getFirst()).retryAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(arrived()).hasSize(1);
  }

  @Test
  void aMessageThatIsTooLargeIsRefusedAndTheLinkLives() {
    List<Outcome> outcomes = sender.send(List.of(Rig.task("x".repeat(300_000)), Rig.task("fits")));
    assertThat(((Refused) outcomes.getFirst()).problem().code()).isEqualTo("too-large");
    assertThat(outcomes.getLast()).isEqualTo(new Sent());
  }

  @Test
  void aCutBeforeTheDispositionLeavesUnknownWhatArrivedAndNothingGoesTwice() {
    bus.moods().cutBeforeDisposition(3);
    List<SealedTask> tasks = Rig.tasks(5);
    List<Outcome> outcomes = sender.send(tasks);

    assertThat(Rig.ids(tasks, outcomes, Unknown.class)).contains(tasks.get(2).id());
    assertThat(arrived())
        .doesNotHaveDuplicates()
        .containsAll(Rig.ids(tasks, outcomes, Sent.class))
        .contains(tasks.get(2).id())
        .noneMatch(id -> Rig.ids(tasks, outcomes, NotSent.class).contains(id));
    await().until(sender::connected);
    assertThat(sender.send(Rig.tasks(1))).containsExactly(new Sent());
  }

  @Test
  void aThrottledDoorIsTriedEveryTenSecondsAndThenOpens() {
    bus.moods().refuse("com.microsoft:server-busy");
    bus.cut();
    await().untilAsserted(() -> assertThat(sender.state()).contains("server-busy"));
    bus.moods().refuse(null);
    await().atMost(Duration.ofSeconds(40)).until(sender::connected);
    assertThat(bus.moods().refusals()).isEqualTo(1);
  }

  @Test
  void aLoginThatIsRefusedSaysWhereToLook() {
    var wrong =
        new ConnectionString("127.0.0.1", bus.port(), false, "policy", "wrong", BusRig.QUEUE);
    try (var other = BusRig.sender(new EmgQueue("second", wrong))) {
      await()
          .untilAsserted(() ->
              assertThat(other.state()).contains("SharedAccessKeyName").doesNotContain("wrong"));
    }
  }

  /**
   * Neither data nor a heartbeat: what was on the wire is unknown, the rest waits, others go on.
   */
  @Test
  void aPeerThatDoesNotAnswerAtAllIsGivenUpAndOthersGoOn() {
    Way impatient = new Way(null, null, null, Duration.ofSeconds(2));
    try (var half = new ServiceBusLike(BusOptions.CLEAR.withLeastIdle(Duration.ZERO));
        var stuck =
            BusRig.sender(BusRig.clear(half, half.port(), impatient), Duration.ofSeconds(60))) {
      await().until(stuck::connected);
      half.moods().deaf(true);
      var sending = CompletableFuture.supplyAsync(() -> stuck.send(Rig.tasks(100)));
      assertThat(sender.send(Rig.tasks(5))).hasSize(5).containsOnly(new Sent());

      List<Outcome> outcomes = sending.join();
      assertThat(outcomes.subList(0, Rig.WINDOW)).hasOnlyElementsOfType(Unknown.class);
      assertThat(outcomes.subList(Rig.WINDOW, 100)).hasOnlyElementsOfType(NotSent.class);
      assertThat(stuck.connected()).isFalse();
      half.moods().deaf(false);
      await().atMost(Duration.ofSeconds(40)).until(stuck::connected);
      assertThat(stuck.send(Rig.tasks(1))).containsExactly(new Sent());
    }
  }

  @Test
  void anIdleLinkWhosePeerIsGoneIsGivenUpToo() {
    Way impatient = new Way(null, null, null, Duration.ofSeconds(2));
    try (var half = new ServiceBusLike(BusOptions.CLEAR.withLeastIdle(Duration.ZERO));
        var idle = BusRig.openSender(BusRig.clear(half, half.port(), impatient))) {
      half.moods().deaf(true);
      await().until(() -> !idle.connected());
    }
  }

  /** A day without an answer: one line when it begins, one when it ends, whatever failed how. */
  @Test
  void anOutageIsOneLineAtItsBeginningAndOneAtItsEnd(CapturedOutput output) throws Exception {
    var queue = BusRig.clear(bus);
    var log = new LinkLog("The link that sends to EMG", queue, "Tasks wait");
    log.up();
    for (int attempt = 0; attempt < 1000; attempt++) {
      log.down("reason " + attempt % 7);
    }
    log.up();
    assertThat(output.getOut().lines().filter(line -> line.contains("The link that sends")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("subscription default", BusRig.QUEUE));
  }
}
