package io.emgadapter.request;

import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import io.emgadapter.access.HttpSettings;
import io.emgadapter.ledger.accept.Accept;
import io.emgadapter.ledger.accept.Reject;
import io.emgadapter.ledger.reads.ReadOrders.ReadOwners;
import io.emgadapter.request.QueueListener.Reasons;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.work.Bells;
import io.emgadapter.work.Phase;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.AbstractConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.amqp.autoconfigure.ConnectionFactoryCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the doors and the intake together. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {
  @Bean
  RequestReader requestReader(
      RequestSettings settings, Subscriptions subscriptions, EmgSettings emg, Clock clock) {
    return new RequestReader(
        new SenderRules(settings, subscriptions),
        new ContentDigest(settings.digestKey()),
        new SizeLimits(settings.maxBytes()),
        emg,
        clock);
  }

  @Bean
  Intake intake(
      Accept accept, Reject reject, InHand inHand, Bells bells, RequestSettings settings) {
    return new Intake(accept, reject, inHand, bells, settings);
  }

  @Bean
  HttpDoor httpDoor(
      RequestReader reader,
      Intake intake,
      ReadOwners owners,
      RequestSettings settings,
      HttpSettings http) {
    return new HttpDoor(reader, intake, owners, settings, http.bodyWithin());
  }

  @Bean
  QueueListener queueDoor(
      ConnectionFactory connections,
      AmqpAdmin admin,
      RequestReader reader,
      Intake intake,
      RequestSettings settings) {
    return new QueueListener(
        connections,
        admin::initialize,
        new QueueListener.Queue(settings.queue(), settings.prefetch(), Phase.DOORS),
        new QueueDoor(reader, intake, settings));
  }

  /**
   * The queue of work requests and the one that catches what the broker itself gives up. One
   * consumer at a time is served, so that two instances never take the messages of one sender out
   * of order.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "emg.requests.declare", matchIfMissing = true)
  static class Topology {
    // A message is settled, never given back, so only crashes count; a limit must not lose it.
    private static final int MOST_DELIVERIES = 1000;

    @Bean
    Declarables workRequestQueues(RequestSettings settings) {
      Queue dead = QueueBuilder.durable(settings.deadLetterQueue()).quorum().build();
      Queue requests =
          QueueBuilder.durable(settings.queue())
              .quorum()
              .singleActiveConsumer()
              .deliveryLimit(MOST_DELIVERIES)
              .deadLetterExchange("")
              .deadLetterRoutingKey(settings.deadLetterQueue())
              .build();
      return new Declarables(dead, requests);
    }
  }

  /**
   * What the client libraries say of the broker. They tell every try and every channel with a stack
   * trace; that the broker is out of reach is told by those who need it, once.
   */
  @Configuration(proxyBeanMethods = false)
  static class BrokerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerConfiguration.class);

    /** Handles as before, but takes what a peer or a network did for no error of ours. */
    private static final class DriverErrors extends ForgivingExceptionHandler {
      @Override
      protected void log(String message, Throwable failure) {
        LOG.debug("{} ({})", message, Reasons.of(failure));
      }
    }

    @Bean
    ConnectionFactoryCustomizer driverErrors() {
      return factory -> factory.setExceptionHandler(new DriverErrors());
    }

    @Bean
    InitializingBean closedChannels(ConnectionFactory connections) {
      return () -> {
        if (connections instanceof AbstractConnectionFactory factory) {
          factory.setCloseExceptionLogger(
              (_, message, cause) -> LOG.debug("{} ({})", message, Reasons.of(cause)));
        }
      };
    }
  }
}
