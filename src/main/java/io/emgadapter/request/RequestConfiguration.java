package io.emgadapter.request;

import io.emgadapter.access.HttpSettings;
import io.emgadapter.gateway.rest.RestSettings;
import io.emgadapter.ledger.Accept;
import io.emgadapter.ledger.Bells;
import io.emgadapter.ledger.Reject;
import io.emgadapter.ledger.reads.ReadOwners;
import io.emgadapter.subscription.Subscriptions;
import java.time.Clock;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the doors and the intake together. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {
  /** So soon a consumer that was lost is missed and made anew. */
  private static final long MONITOR_MILLIS = 1000;

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
  DirectMessageListenerContainer queueDoor(
      ConnectionFactory connections,
      RequestReader reader,
      Intake intake,
      RequestSettings settings) {
    var container = new DirectMessageListenerContainer(connections);
    container.setQueueNames(settings.queue());
    container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
    container.setPrefetchCount(settings.prefetch());
    container.setMissingQueuesFatal(false);
    container.setMonitorInterval(MONITOR_MILLIS);
    container.setPhase(Intake.PHASE + 1);
    container.setMessageListener(new QueueDoor(reader, intake, settings));
    return container;
  }
}
