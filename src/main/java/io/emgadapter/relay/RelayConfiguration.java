package io.emgadapter.relay;

import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.ClaimDeliveries;
import io.emgadapter.ledger.Instance;
import io.emgadapter.ledger.RecordDeliveries;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.subscription.UnusableSettings;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the relay together; without confirms it does not start, because it would lose events. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

  @Bean
  @ConditionalOnProperty(name = "emg.requests.declare", matchIfMissing = true)
  TopicExchange events(RelaySettings settings) {
    return new TopicExchange(settings.exchange());
  }

  @Bean
  Relay relay(
      ConnectionFactory connections,
      AmqpAdmin admin,
      ClaimDeliveries claimDeliveries,
      RecordDeliveries recordDeliveries,
      RelaySettings settings,
      Subscriptions subscriptions,
      Instance instance,
      Bells bells) {
    if (!connections.isPublisherConfirms() || !connections.isPublisherReturns()) {
      throw new UnusableSettings(
          "spring.rabbitmq.publisher-confirm-type",
          "supply correlated, and true for spring.rabbitmq.publisher-returns, or events are lost.");
    }
    RabbitTemplate rabbit = new RabbitTemplate(connections);
    rabbit.setMandatory(true);
    rabbit.setReturnsCallback(_ -> {});
    // When the broker blocks publishers, it must still hear our settlements.
    rabbit.setUsePublisherConnection(true);
    return new Relay(
        claimDeliveries,
        recordDeliveries,
        new Courier(
            new Publisher(rabbit, settings.exchange(), settings.confirm(), subscriptions),
            admin::initialize),
        settings,
        instance,
        bells);
  }
}
