package io.emgadapter.operate;

import io.emgadapter.ledger.Durably;
import io.emgadapter.ledger.Park;
import io.emgadapter.request.RequestSettings;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Listens to the dead letters of the queue of work requests. */
@Configuration(proxyBeanMethods = false)
class OperateConfiguration {
  private static final int PREFETCH = 20;

  /** So often a queue is looked for that is not there. */
  private static final long MONITOR_MILLIS = 60_000;

  @Bean
  @ConditionalOnProperty(name = "emg.dead-letters.requests", matchIfMissing = true)
  DirectMessageListenerContainer requestDeadLetters(
      ConnectionFactory connections, RequestSettings settings, Park park) {
    var container = new DirectMessageListenerContainer(connections);
    container.setQueueNames(settings.deadLetterQueue());
    container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
    container.setPrefetchCount(PREFETCH);
    container.setMissingQueuesFatal(false);
    container.setMonitorInterval(MONITOR_MILLIS);
    container.setPhase(EmgDeadLetters.PHASE);
    container.setMessageListener(
        new RequestDeadLetters(park, new Durably(() -> !container.isRunning())));
    return container;
  }
}
