package io.emgadapter.request;

import io.emgadapter.access.HttpSettings;
import io.emgadapter.gateway.rest.RestSettings;
import io.emgadapter.ledger.Accept;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.Reject;
import io.emgadapter.ledger.reads.ReadOwners;
import io.emgadapter.subscription.Subscriptions;
import java.time.Clock;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the doors and the intake together. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {
  @Bean
  RequestReader requestReader(
      RequestSettings settings, Subscriptions subscriptions, RestSettings rest, Clock clock) {
    return new RequestReader(
        new SenderRules(settings, subscriptions),
        new ContentDigest(settings.digestKey()),
        new Measures(settings.maxBytes()),
        rest,
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
        new QueueListener.Queue(settings.queue(), settings.prefetch(), Intake.PHASE + 1),
        new QueueDoor(reader, intake, settings));
  }
}
