package io.emgadapter.request;

import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The queue of work requests and the one that catches what the broker itself gives up. One consumer
 * at a time is served, so that two instances never take the messages of one sender out of order.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "emg.requests.declare", matchIfMissing = true)
class Topology {
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
