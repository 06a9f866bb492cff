package io.emgadapter.operate;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import io.emgadapter.request.QueueChannel.QueueMessage;
import io.emgadapter.request.QueueListener;
import io.emgadapter.request.RequestSettings;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Failures;
import io.emgadapter.work.LogKey;
import io.emgadapter.work.Phase;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Parks the work requests that the broker gave up. Settles each only after the ledger has it; while
 * the ledger is out of reach it waits with the message in hand.
 */
@Configuration(proxyBeanMethods = false)
class RequestDeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(RequestDeadLetters.class);
  private static final int PREFETCH = 20;
  private static final int LONGEST = 200;

  @Bean
  @ConditionalOnProperty(name = "emg.dead-letters.requests", matchIfMissing = true)
  QueueListener requestDeadLetterQueue(
      ConnectionFactory connections, AmqpAdmin admin, RequestSettings settings, Park park) {
    AtomicReference<QueueListener> itself = new AtomicReference<>();
    Durably durably = new Durably(() -> itself.get().isDrained());
    QueueListener listener =
        new QueueListener(
            connections,
            admin::initialize,
            new QueueListener.Queue(settings.deadLetterQueue(), PREFETCH, Phase.RECEIVE),
            arrival -> take(arrival, park, durably));
    itself.set(listener);
    return listener;
  }

  private static void take(QueueMessage arrival, Park park, Durably durably) {
    Parking parking = parking(arrival.message());
    try {
      if (DeadLetter.park(List.of(parking), park, durably, "it stays in its queue").getFirst()) {
        LOG.atInfo()
            .addKeyValue(LogKey.PARKED, parking.id())
            .log("A work request that the broker gave up is parked for a person");
        arrival.ack();
      }
    } catch (Failures.Undecided e) {
      LOG.debug("The process ends; what the broker gave up stays in its queue");
    }
  }

  private static Parking parking(Message message) {
    MessageProperties properties = message.getMessageProperties();
    String queue = String.valueOf(properties.getConsumerQueue());
    return new Parking(
        DeadLetter.sameFor(queue, properties.getMessageId(), message.getBody()),
        null,
        Park.WORK_REQUESTS,
        DeadLetter.REASON,
        DeadLetter.detail(reason(properties)),
        null,
        message.getBody(),
        text(properties.getReceivedUserId()),
        new Reply(text(properties.getReplyTo()), text(properties.getCorrelationId())));
  }

  /**
   * The reason in RabbitMQ's words: {@code delivery_limit}, {@code rejected}, {@code expired},
   * {@code maxlen}.
   */
  private static @Nullable String reason(MessageProperties properties) {
    Object word = properties.getHeader("x-first-death-reason");
    return word == null ? null : text(word.toString());
  }

  private static @Nullable String text(@Nullable String property) {
    return QueueMessage.property(property, LONGEST);
  }
}
