package io.emgadapter.relay;

import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.event.EventType;
import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.relay.Publisher.Rendering;
import io.emgadapter.subscription.Subscriptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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
    return new Publisher(connections, exchange, new Rendering(new Subscriptions(Map.of())));
  }

  /** The next message of the queue, by its message-id. */
  String next() {
    return new RabbitTemplate(connections)
        .receive(heard, 5_000)
        .getMessageProperties()
        .getMessageId();
  }

  static Delivery event(String routingKey) {
    return copy(Destination.EXCHANGE, routingKey, "r", 1);
  }

  /** One of several, in the order of their numbers. */
  static Delivery event(String routingKey, String subject, long number) {
    return copy(Destination.EXCHANGE, routingKey, subject, number);
  }

  static Delivery reply(String queue) {
    return copy(Destination.reply(queue), "any", "r", 1);
  }

  private static Delivery copy(
      Destination destination, String routingKey, String subject, long number) {
    byte[] data = "{}".getBytes(StandardCharsets.UTF_8);
    RecordedEvent event =
        new RecordedEvent(
            UUID.randomUUID(),
            EventType.TASK_REFUSED,
            subject,
            null,
            number,
            Instant.EPOCH,
            data,
            null);
    return Delivery.of(
        new LoggedEvent(event, routingKey, false, "c-1", List.of()), destination, "c-1");
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
