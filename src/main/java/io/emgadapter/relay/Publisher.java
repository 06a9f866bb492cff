package io.emgadapter.relay;

import com.rabbitmq.client.Channel;
import io.emgadapter.event.CloudEvents;
import io.emgadapter.ledger.DueDelivery;
import io.emgadapter.ledger.Failures;
import io.emgadapter.pause.PausePoint;
import io.emgadapter.subscription.Subscriptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Publishes events, all of a batch on one channel before the first confirm is awaited. */
final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final RabbitTemplate rabbit;
  private final String exchange;
  private final Duration longest;
  private final Rendering rendering;

  Publisher(RabbitTemplate rabbit, String exchange, Duration longest, Subscriptions subscriptions) {
    this.rabbit = rabbit;
    this.exchange = exchange;
    this.longest = longest;
    this.rendering = new Rendering(subscriptions);
  }

  /** Publishes; gives what the broker said of each, in the same order. Never throws. */
  List<Published> publish(List<DueDelivery> deliveries) {
    List<CorrelationData> sent = new ArrayList<>();
    List<Published> published = new ArrayList<>();
    try {
      List<Message> messages = deliveries.stream().map(this::message).toList();
      rabbit.invoke(operations -> {
        for (int i = 0; i < deliveries.size(); i++) {
          sent.add(send(operations, deliveries.get(i), messages.get(i)));
        }
        PausePoint.PUBLISHED.reach();
        long until = System.nanoTime() + longest.toNanos();
        sent.forEach(each -> published.add(await(each, until)));
        return true;
      });
    } catch (RuntimeException e) {
      LOG.debug("Publishing ended early: {}", Failures.kind(e));
    }
    while (published.size() < deliveries.size()) {
      published.add(Published.UNCONFIRMED);
    }
    return published;
  }

  /** Whether the broker can be talked to at all. */
  boolean isReachable() {
    try {
      return Boolean.TRUE.equals(rabbit.execute(Channel::isOpen));
    } catch (AmqpException e) {
      return false;
    }
  }

  private CorrelationData send(RabbitOperations operations, DueDelivery delivery, Message message) {
    CorrelationData correlation = new CorrelationData();
    boolean reply = delivery.destination().isReply();
    operations.send(
        reply ? "" : exchange,
        reply ? delivery.destination().queue() : delivery.routingKey(),
        message,
        correlation);
    return correlation;
  }

  private Message message(DueDelivery delivery) {
    Message message =
        MessageBuilder.withBody(rendering.bytes(delivery))
            .setContentType(CloudEvents.CONTENT_TYPE)
            .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
            .setMessageId(delivery.event().id().toString())
            .setType(delivery.event().type().type())
            .build();
    if (delivery.correlationId() != null) {
      message.getMessageProperties().setCorrelationId(delivery.correlationId());
    }
    return message;
  }

  private static Published await(CorrelationData sent, long until) {
    try {
      long left = Math.max(0, until - System.nanoTime());
      boolean ack = sent.getFuture().get(left, TimeUnit.NANOSECONDS).ack();
      // A broker may confirm or refuse what it returns; either way nobody got it.
      if (sent.getReturned() != null) {
        return Published.UNROUTED;
      }
      return ack ? Published.CONFIRMED : Published.UNCONFIRMED;
    } catch (TimeoutException | ExecutionException e) {
      return Published.UNCONFIRMED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Published.UNCONFIRMED;
    }
  }
}
