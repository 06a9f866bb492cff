package io.emgadapter.simulator.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sandbox.SharedBroker;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitOperations.OperationsCallback;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

class EmbeddedBrokerTest {

  @Test
  void twoRunAtOnceAndShareNothing() {
    try (var one = EmbeddedBroker.start();
        var other = EmbeddedBroker.start()) {
      one.createQueue("work");
      other.createQueue("work");

      send(one, "work", "for one");

      assertThat(one.depth("work")).isEqualTo(1);
      assertThat(other.depth("work")).isZero();
      assertThat(receive(one, "work")).isEqualTo("for one");
    }
  }

  @Test
  void itComesBackOnItsPortAndIsEmpty() {
    int port;
    try (var first = EmbeddedBroker.start()) {
      first.createQueue("work");
      send(first, "work", "lost with the broker");
      port = first.port();
    }
    try (var second = EmbeddedBroker.start(port)) {
      second.createQueue("work");

      assertThat(second.port()).isEqualTo(port);
      assertThat(second.depth("work")).isZero();
    }
  }

  @Test
  void aDurableMessageGoesRoundOverAmqp10() throws ClientException {
    String queue = SharedBroker.newQueue("round");
    var options = new ConnectionOptions().user(EmbeddedBroker.USER).password("guest");
    try (var client = Client.create();
        var connection = client.connect(EmbeddedBroker.HOST, SharedBroker.get().port(), options)) {
      byte[] body = {1, 2, 3};
      var sender = connection.openSession().openSender(queue);
      sender.send(Message.create(body).durable(true)).awaitAccepted(5, TimeUnit.SECONDS);
      assertThat(SharedBroker.get().depth(queue)).isEqualTo(1);

      var delivery = connection.openSession().openReceiver(queue).receive(5, TimeUnit.SECONDS);

      assertThat(delivery.<byte[]>message().body()).isEqualTo(body);
      assertThat(delivery.message().durable()).isTrue();
    }
  }

  private static void send(EmbeddedBroker broker, String queue, String text) {
    withTemplate(
        broker,
        rabbit -> {
          rabbit.send(
              queue,
              MessageBuilder.withBody(text.getBytes(UTF_8))
                  .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                  .build());
          rabbit.waitForConfirmsOrDie(5_000);
          return text;
        });
  }

  private static String receive(EmbeddedBroker broker, String queue) {
    return withTemplate(
        broker,
        rabbit ->
            new String(Objects.requireNonNull(rabbit.receive(queue, 5_000)).getBody(), UTF_8));
  }

  private static String withTemplate(EmbeddedBroker broker, OperationsCallback<String> work) {
    var connections = new CachingConnectionFactory(EmbeddedBroker.HOST, broker.port());
    connections.setUsername(EmbeddedBroker.USER);
    connections.setPassword(EmbeddedBroker.PASSWORD);
    connections.setPublisherConfirmType(CachingConnectionFactory.ConfirmType.SIMPLE);
    try {
      return new RabbitTemplate(connections).invoke(work);
    } finally {
      connections.destroy();
    }
  }
}
