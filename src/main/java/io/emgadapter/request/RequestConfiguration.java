package io.emgadapter.request;

import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import io.emgadapter.request.QueueListener.Reasons;
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

/** The queue of work requests, and who listens to it. */
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
   * What the client libraries log of the broker: a stack trace for every try and every channel. At
   * DEBUG only, because the listeners say once that the broker is out of reach.
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
