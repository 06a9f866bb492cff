package io.emgadapter.request;

import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import io.emgadapter.request.QueueChannel.Reasons;
import io.emgadapter.work.Phase;
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

/** The queue of work requests and its listener. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {
  @Bean
  QueueListener queueDoor(
      ConnectionFactory connections,
      AmqpAdmin admin,
      RequestReader reader,
      Intake intake,
      RequestSettings settings,
      RequestMeters meters) {
    return new QueueListener(
        connections,
        admin::initialize,
        new QueueListener.Queue(settings.queue(), settings.prefetch(), Phase.DOORS),
        new QueueDoor(reader, intake, settings, meters));
  }

  /**
   * The queue of work requests, and the queue for messages that the broker gives up. The broker
   * serves one consumer at a time, so that two instances never take the messages of one sender out
   * of order.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "emg.requests.declare", matchIfMissing = true)
  static class Topology {
    // A message is settled and never given back, so only crashes count as deliveries; a limit must
    // not lose it.
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
   * What the client libraries log about the broker: a stack trace for each attempt and each
   * channel. It goes to DEBUG, because the listeners log an outage once.
   */
  @Configuration(proxyBeanMethods = false)
  static class BrokerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerConfiguration.class);

    /** Handles failures as before, but does not log those of a peer or a network as our errors. */
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
