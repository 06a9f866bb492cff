package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Refused;
import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Queue;

class EmgSenderTest {

  private static final Logger LOG = LoggerFactory.getLogger(EmgSenderTest.class);
  private static final Duration BUDGET = Duration.ofSeconds(60);

  private final EmbeddedBroker broker = SharedBroker.get();

  @Test
  void aTaskTravelsAsEquinixsTemplatesSendIt() throws ClientException {
    String queue = SharedBroker.newQueue("incoming");
    SealedTask task = Rig.task("{\"Id\":\"ü\"}");
    try (var sender = Rig.openSender(broker.port(), queue, BUDGET)) {
      assertThat(sender.send(List.of(task))).containsExactly(new Sent());
    }

    Message<byte[]> message = Rig.takeAll(broker, queue).getFirst();
    assertThat(message.messageId()).isEqualTo(task.id().toString());
    assertThat(message.subject()).isEqualTo("IOMA-Message");
    assertThat(message.contentType()).isEqualTo("application/json");
    assertThat(message.durable()).isTrue();
    assertThat(message.toAdvancedMessage().bodySections()).hasSize(1);
    assertThat(message.body()).isEqualTo(task.text().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void twoThousandArePipelinedAndStayInOrder() throws ClientException {
    String queue = SharedBroker.newQueue("incoming");
    List<SealedTask> tasks = Rig.tasks(2_000);
    try (var sender = Rig.openSender(broker.port(), queue, BUDGET)) {
      assertThat(sender.send(tasks.subList(0, 1))).containsOnly(new Sent());
      long start = System.nanoTime();
      assertThat(sender.send(tasks.subList(1, 2_000))).hasSize(1_999).containsOnly(new Sent());
      double seconds = (System.nanoTime() - start) / 1e9;
      LOG.info("sent and settled {} Tasks a second", Math.round(1_999 / seconds));
    }

    assertThat(received(queue, 2_000)).isEqualTo(Rig.ids(tasks));
  }

  private List<UUID> received(String queue, int count) {
    var ids = new CopyOnWriteArrayList<UUID>();
    long start = System.nanoTime();
    try (var receiver =
        new EmgReceiver(
            Rig.to(broker.port(), queue),
            ReceiverLimits.USUAL,
            batch -> {
              batch.forEach(each -> ids.add(UUID.fromString(each.messageId())));
              EmgReceiver.acceptAll(batch);
            })) {
      await().atMost(Duration.ofSeconds(30)).until(() -> broker.depth(queue) == 0);
      double seconds = (System.nanoTime() - start) / 1e9;
      LOG.info("received and settled {} messages a second", Math.round(count / seconds));
      assertThat(receiver.connected()).isTrue();
    }
    return ids;
  }

  @Test
  void aQueueThatDoesNotExistIsSaidAndNothingIsSent() {
    try (var sender = Rig.sender(broker.port(), "nowhere", BUDGET)) {
      await()
          .untilAsserted(() ->
              assertThat(sender.send(Rig.tasks(2)))
                  .hasSize(2)
                  .allSatisfy(EmgSenderTest::saysNotFound));
      assertThat(sender.connected()).isFalse();
    }
  }

  private static void saysNotFound(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            NotSent.class, each -> assertThat(each.reason()).contains("nowhere", "amqp:not-found"));
  }

  @Test
  void aFullQueueSendsTasksBackUntilThereIsRoom() throws ClientException {
    String queue = SharedBroker.name("incoming");
    Map<String, @Nullable Object> full =
        Map.of("overflowPolicy", "REJECT", "maximumQueueDepthMessages", 3);
    Rig.admin(broker, admin -> admin.declareQueue(new Queue(queue, true, false, false, full)));
    try (var sender = Rig.openSender(broker.port(), queue, BUDGET)) {
      List<Outcome> outcomes = sender.send(Rig.tasks(5));

      assertThat(outcomes.subList(0, 3)).containsOnly(new Sent());
      assertThat(outcomes.subList(3, 5))
          .allSatisfy(each ->
              assertThat(each.toString())
                  .startsWith("NotSent[")
                  .contains("amqp:resource-limit-exceeded"));
      assertThat(Rig.takeAll(broker, queue)).hasSize(3);
      assertThat(sender.send(Rig.tasks(1))).containsExactly(new Sent());
    }
  }

  @Test
  void aRefusedLoginIsSaidWithoutTheKey() {
    var wrong =
        new EmgQueue(
            "default",
            new ConnectionString(
                EmbeddedBroker.HOST, broker.port(), false, "guest", "wr0ngkey", "q"));
    try (var sender = new EmgSender(wrong, task -> new byte[0], BUDGET, Rig.WINDOW)) {
      await()
          .untilAsserted(() ->
              assertThat(sender.send(Rig.tasks(1)).toString())
                  .contains("login is refused")
                  .doesNotContain("wr0ngkey"));
    }
  }

  @Test
  void aTaskThatIsTooLargeIsRefusedAloneAndTheOthersGo() throws ClientException {
    String queue = SharedBroker.newQueue("incoming");
    SealedTask large = Rig.task("x".repeat(110 << 20));
    SealedTask before = Rig.task("{}");
    SealedTask after = Rig.task("{}");
    try (var sender = Rig.openSender(broker.port(), queue, BUDGET)) {
      List<Outcome> outcomes = sender.send(List.of(before, large, after));

      assertThat(outcomes.get(1))
          .isInstanceOfSatisfying(
              Refused.class, each -> assertThat(each.problem().code()).isEqualTo("too-large"));
      assertThat(List.of(outcomes.get(0), outcomes.get(2))).containsOnly(new Sent());
    }
    assertThat(Rig.idsIn(broker, queue)).isEqualTo(Rig.ids(List.of(before, after)));
  }

  @Test
  void aTaskWhoseMessageCannotBeMadeDoesNotStopTheOthers() {
    String queue = SharedBroker.newQueue("incoming");
    try (var sender =
        new EmgSender(Rig.to(broker.port(), queue), EmgSenderTest::orThrow, BUDGET, Rig.WINDOW)) {
      await().until(sender::connected);
      List<Outcome> outcomes =
          sender.send(List.of(Rig.task("good"), Rig.task("bad"), Rig.task("good")));

      assertThat(outcomes).element(1).isInstanceOf(NotSent.class);
      assertThat(List.of(outcomes.get(0), outcomes.get(2))).containsOnly(new Sent());
    }
  }

  private static byte[] orThrow(SealedTask task) {
    if ("bad".equals(task.text())) {
      throw new IllegalStateException("a secret");
    }
    return new byte[1];
  }
}
