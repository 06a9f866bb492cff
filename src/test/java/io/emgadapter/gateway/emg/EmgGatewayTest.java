package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.Gateway;
import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Outcome.NotSent;
import io.emgadapter.gateway.Gateway.Outcome.Sent;
import io.emgadapter.gateway.emg.EmgGateway.Logins;
import io.emgadapter.sandbox.SharedBroker;
import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmgGatewayTest {

  @Test
  void tasksGoByTheSenderOfTheirSubscription() {
    EmbeddedBroker broker = SharedBroker.get();
    String queue = SharedBroker.newQueue("incoming");
    try (var sender = Rig.openSender(broker.port(), queue, Duration.ofSeconds(10))) {
      Gateway gateway = new EmgGateway(Map.of("default", sender), Logins.NONE);

      assertThat(gateway.send(Rig.tasks(2))).containsExactly(new Sent(), new Sent());
      assertThat(gateway.send(List.of())).isEmpty();
      assertThat(broker.depth(queue)).isEqualTo(2);
    }
  }

  @Test
  void aSubscriptionWithoutAQueueSendsNothing() {
    assertThat(new EmgGateway(Map.of(), Logins.NONE).send(Rig.tasks(2)))
        .hasSize(2)
        .hasOnlyElementsOfType(NotSent.class);
  }

  @Test
  void aSubscriptionIsHeldWhileItsLinkIsDown() {
    EmbeddedBroker broker = SharedBroker.get();
    String queue = SharedBroker.newQueue("incoming");
    try (var up = Rig.openSender(broker.port(), queue, Duration.ofSeconds(10));
        var down = Rig.sender(1, queue, Duration.ofSeconds(10))) {
      Gateway gateway = new EmgGateway(Map.of("up", up, "down", down), Logins.NONE);

      assertThat(gateway.blocked()).containsOnlyKeys("down");
      assertThat(gateway.isSetUp("down")).isTrue();
      assertThat(gateway.isSetUp("neither")).isFalse();
    }
  }

  @Test
  void nothingIsSentWhileTheBlockOfItsEnvelopesIsMissing() {
    EmbeddedBroker broker = SharedBroker.get();
    String queue = SharedBroker.newQueue("incoming");
    try (var sender = Rig.openSender(broker.port(), queue, Duration.ofSeconds(10))) {
      Gateway gateway = new EmgGateway(Map.of("default", sender), _ -> "no token");

      assertThat(gateway.send(Rig.tasks(2)))
          .hasSize(2)
          .allSatisfy(each ->
              assertThat(each)
                  .isInstanceOfSatisfying(
                      NotSent.class, not -> assertThat(not.reason()).isEqualTo("no token")));
      assertThat(gateway.blocked()).containsEntry("default", "no token");
      assertThat(broker.depth(queue)).isZero();
    }
  }

  @Test
  void onlyAnAckDecidesWhatBecameOfATask() {
    assertThat(new EmgGateway(Map.of(), Logins.NONE).lookup(Rig.task("{}")))
        .isInstanceOf(Lookup.NoView.class);
  }
}
