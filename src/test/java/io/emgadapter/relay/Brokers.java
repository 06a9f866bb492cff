package io.emgadapter.relay;

import io.emgadapter.event.EventType;
import io.emgadapter.event.RecordedEvent;
import io.emgadapter.ledger.Destination;
import io.emgadapter.ledger.DueDelivery;
import io.emgadapter.subscription.Subscriptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** A connection set up as the relay's, with an exchange and a queue of a test's own. */
final class Brokers implements AutoCloseable {
  final String exchange;
  final String heard;
  final CachingConnectionFactory connections;
  final RabbitAdmin admin;

  Brokers(String host, int port, String user, String password, String name) {
    this.exchange = name + ".exchange";
    this.heard = name + ".heard";
    this.connections = new CachingConnectionFactory(host, port);
    connections.setUsername(user);
    connections.setPassword(password);
    connections.setPublisherConfirmType(ConfirmType.CORRELATED);
    connections.setPublisherReturns(true);
    this.admin = new RabbitAdmin(connections);
  }

  /** Declares the exchange. */
  void declare() {
    admin.declareExchange(new TopicExchange(exchange));
  }

  /** Declares the queue, and has it hear what is bound with this pattern. */
  void listen(String pattern) {
    Queue queue = new Queue(heard, true);
    admin.declareQueue(queue);
    admin.declareBinding(BindingBuilder.bind(queue).to(new TopicExchange(exchange)).with(pattern));
  }

  Publisher publisher() {
    RabbitTemplate rabbit = new RabbitTemplate(connections);
    rabbit.setMandatory(true);
    rabbit.setReturnsCallback(_ -> {});
    rabbit.setUsePublisherConnection(true);
    return new Publisher(rabbit, exchange, Duration.ofSeconds(5), new Subscriptions(Map.of()));
  }

  /** The next message of the queue, by its message-id. */
  String next() {
    return new RabbitTemplate(connections)
        .receive(heard, 5_000)
        .getMessageProperties()
        .getMessageId();
  }

  static DueDelivery event(String routingKey) {
    return delivery(Destination.EXCHANGE, routingKey);
  }

  static DueDelivery reply(String queue) {
    return delivery(Destination.reply(queue), "any");
  }

  private static DueDelivery delivery(Destination destination, String routingKey) {
    byte[] data = "{}".getBytes(StandardCharsets.UTF_8);
    return new DueDelivery(
        new RecordedEvent(
            UUID.randomUUID(), EventType.TASK_REFUSED, "r", null, 1, Instant.EPOCH, data),
        destination,
        1,
        0,
        false,
        routingKey,
        "c-1");
  }

  @Override
  public void close() {
    try {
      admin.deleteQueue(heard);
      admin.deleteExchange(exchange);
    } finally {
      connections.destroy();
    }
  }
}
