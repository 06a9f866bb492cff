package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
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

  static void send(EmbeddedBroker broker, String queue, String text) {
    withTemplate(
        broker,
        rabbit -> {
          rabbit.send(
              queue,
              MessageBuilder.withBody(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                  .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                  .build());
          rabbit.waitForConfirmsOrDie(5_000);
          return text;
        });
  }

  static String receive(EmbeddedBroker broker, String queue) {
    return withTemplate(
        broker,
        rabbit ->
            new String(
                rabbit.receive(queue, 5_000).getBody(), java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String withTemplate(
      EmbeddedBroker broker,
      org.springframework.amqp.rabbit.core.RabbitOperations.OperationsCallback<String> work) {
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
