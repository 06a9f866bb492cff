package io.emgadapter.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.simulator.broker.EmbeddedBroker;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;

/** RabbitMQ's arguments, declared by spring-rabbit, work on Broker-J. */
class BrokerJDeclarablesTest {

  private final BrokerJDeclarables declarables = new BrokerJDeclarables();
  private final String name = SharedBroker.name("work");
  private CachingConnectionFactory connections;
  private RabbitTemplate rabbit;

  @BeforeEach
  void connect() {
    connections = new CachingConnectionFactory(EmbeddedBroker.HOST, SharedBroker.get().port());
    connections.setUsername(EmbeddedBroker.USER);
    connections.setPassword(EmbeddedBroker.PASSWORD);
    rabbit = new RabbitTemplate(connections);
  }

  @AfterEach
  void disconnect() {
    connections.destroy();
  }

  @Test
  void onlyOneOfTwoConsumersIsActive() {
    declare(QueueBuilder.durable(name).quorum().singleActiveConsumer().build());
    Set<String> consumers = ConcurrentHashMap.newKeySet();
    var count = new AtomicInteger();
    var listeners =
        listeners(
            2,
            message -> {
              consumers.add(message.getMessageProperties().getConsumerTag());
              count.incrementAndGet();
            });
    try {
      Awaitility.await().until(() -> listeners.getActiveConsumerCount() == 2);
      for (int i = 0; i < 40; i++) {
        send("message " + i);
      }
      Awaitility.await().until(() -> count.get() == 40);
    } finally {
      listeners.stop();
    }

    assertThat(consumers).hasSize(1);
  }

  @Test
  void whatIsRejectedIsADeadLetterAtOnce() {
    declare(QueueBuilder.durable(name + ".dead").build());
    declare(
        QueueBuilder.durable(name)
            .quorum()
            .deliveryLimit(20)
            .deadLetterExchange("")
            .deadLetterRoutingKey(name + ".dead")
            .build());
    send("poison");

    rabbit.execute(channel -> {
      channel.basicReject(channel.basicGet(name, false).getEnvelope().getDeliveryTag(), false);
      return null;
    });

    Awaitility.await().until(() -> SharedBroker.get().depth(name + ".dead") == 1);
    assertThat(new String(rabbit.receive(name + ".dead").getBody(), UTF_8)).isEqualTo("poison");
    assertThat(SharedBroker.get().depth(name)).isZero();
  }

  @Test
  void whatAConsumerHadWhenItsConnectionWasCutComesAgain() {
    try (var broker = EmbeddedBroker.start()) {
      connections.destroy();
      connections.setPort(broker.port());
      declare(QueueBuilder.durable(name).quorum().build());
      send("precious");
      for (int cut = 0; cut < 3; cut++) {
        rabbit.execute(channel -> {
          assertThat(channel.basicGet(name, false)).isNotNull();
          broker.dropConnections();
          return null;
        });
        connections.resetConnection();
        Awaitility.await().until(() -> broker.depth(name) == 1);
      }

      assertThat(rabbit.receive(name, 5_000).getBody()).isEqualTo("precious".getBytes(UTF_8));
      Awaitility.await().until(() -> broker.depth(name) == 0);
      connections.destroy();
    }
  }

  @Test
  void whatIsNoQueueStaysAsItIs() {
    var exchange = new TopicExchange("events");

    assertThat(declarables.apply(exchange)).isSameAs(exchange);
  }

  private void declare(Queue queue) {
    new RabbitAdmin(connections).declareQueue((Queue) declarables.apply(queue));
  }

  private SimpleMessageListenerContainer listeners(int consumers, MessageListener listener) {
    var container = new SimpleMessageListenerContainer(connections);
    container.setQueueNames(name);
    container.setConcurrentConsumers(consumers);
    container.setPrefetchCount(1);
    container.setMessageListener(listener);
    container.afterPropertiesSet();
    container.start();
    return container;
  }

  private void send(String text) {
    rabbit.convertAndSend(name, text);
  }
}
