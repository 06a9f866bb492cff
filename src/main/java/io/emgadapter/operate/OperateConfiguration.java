package io.emgadapter.operate;

import io.emgadapter.ledger.parked.Park;
import io.emgadapter.request.QueueListener;
import io.emgadapter.request.RequestSettings;
import io.emgadapter.work.Durably;
import io.emgadapter.work.Phase;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Listens to the dead letters of the queue of work requests. */
@Configuration(proxyBeanMethods = false)
class OperateConfiguration {
  private static final int PREFETCH = 20;

  @Bean
  @ConditionalOnProperty(name = "emg.dead-letters.requests", matchIfMissing = true)
  QueueListener requestDeadLetters(
      ConnectionFactory connections, AmqpAdmin admin, RequestSettings settings, Park park) {
    AtomicReference<QueueListener> itself = new AtomicReference<>();
    QueueListener listener =
        new QueueListener(
            connections,
            admin::initialize,
            new QueueListener.Queue(settings.deadLetterQueue(), PREFETCH, Phase.RECEIVE),
            new RequestDeadLetters(park, new Durably(() -> !itself.get().isRunning())));
    itself.set(listener);
    return listener;
  }
}
