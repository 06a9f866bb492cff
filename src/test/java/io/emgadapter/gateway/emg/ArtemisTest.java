package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.SealedTask;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.AbstractAcceptor;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both links on another AMQP 1.0 broker than those that are made for them: ActiveMQ Artemis. */
class ArtemisTest {
  private static final String QUEUE = "equinix";
  private static final Duration BUDGET = Duration.ofSeconds(60);
  private static final EmbeddedActiveMQ ARTEMIS = new EmbeddedActiveMQ();

  @BeforeAll
  static void start() throws Exception {
    ARTEMIS.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .addAcceptorConfiguration("amqp", "tcp://127.0.0.1:0?protocols=AMQP")
            .addQueueConfiguration(
                QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST)));
    ARTEMIS.setSecurityManager(new OneUser());
    ARTEMIS.start();
  }

  @AfterAll
  static void stop() throws Exception {
    ARTEMIS.stop();
  }

  /** Lets in whom the tests' other broker lets in. */
  private static final class OneUser implements ActiveMQSecurityManager {
    @Override
    public boolean validateUser(String user, String password) {
      return EmbeddedBroker.USER.equals(user) && EmbeddedBroker.PASSWORD.equals(password);
    }

    @Override
    public boolean validateUserAndRole(
        String user, String password, Set<Role> roles, CheckType checkType) {
      return validateUser(user, password);
    }
  }

  private static int port() {
    return ((AbstractAcceptor) ARTEMIS.getActiveMQServer().getRemotingService().getAcceptor("amqp"))
        .getActualPort();
  }

  private static long waiting() {
    return ARTEMIS.getActiveMQServer().locateQueue(QUEUE).getMessageCount();
  }

  @Test
  void whatIsSentIsReceivedInItsOrderAndSettled() {
    List<SealedTask> tasks = Rig.tasks(500);
    try (var sender = Rig.openSender(port(), QUEUE, BUDGET)) {
      assertThat(sender.send(tasks)).hasSize(tasks.size()).containsOnly(new Sent());
    }
    assertThat(waiting()).isEqualTo(tasks.size());

    List<UUID> received = new CopyOnWriteArrayList<>();
    try (var receiver =
        new EmgReceiver(
            Rig.to(port(), QUEUE),
            ReceiverLimits.USUAL,
            batch -> {
              batch.forEach(each -> received.add(UUID.fromString(each.messageId())));
              EmgReceiver.acceptAll(batch);
            })) {
      await().until(() -> waiting() == 0);
      assertThat(receiver.connected()).isTrue();
    }
    assertThat(received).isEqualTo(Rig.ids(tasks));
  }

  @Test
  void aWrongPasswordIsSaidAndNothingIsSent() {
    var wrong =
        new EmgQueue(
            "default",
            new ConnectionString(
                EmbeddedBroker.HOST, port(), false, EmbeddedBroker.USER, "another", QUEUE));
    try (var sender =
        new EmgSender(
            wrong, task -> task.text().getBytes(StandardCharsets.UTF_8), BUDGET, Rig.WINDOW)) {
      await()
          .untilAsserted(() ->
              assertThat(sender.state()).containsIgnoringCase("auth").doesNotContain("another"));
      assertThat(sender.send(Rig.tasks(1))).hasOnlyElementsOfType(NotSent.class);
    }
  }
}
