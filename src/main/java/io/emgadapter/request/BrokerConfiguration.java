package io.emgadapter.request;

import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.AbstractConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.amqp.autoconfigure.ConnectionFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the client libraries say of the broker. They tell every try and every channel with a stack
 * trace; that the broker is out of reach is told by those who need it, once.
 */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {
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
