package io.emgadapter.relay;

import io.emgadapter.sandbox.RabbitBroker;
import io.emgadapter.sandbox.RealRabbit;

class PublishingOnRabbitMqTest extends Publishing {

  @Override
  Brokers brokers() {
    try (RealRabbit rabbit = RealRabbit.find()) {
      RabbitBroker broker = rabbit.broker();
      return new Brokers(
          broker.host(),
          broker.port(),
          broker.user(),
          broker.password(),
          broker.prefix() + "relay");
    }
  }
}
