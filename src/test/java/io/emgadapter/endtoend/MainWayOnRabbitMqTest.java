package io.emgadapter.endtoend;

import io.emgadapter.sandbox.RealRabbit;
import io.emgadapter.sandbox.Sandbox;
import org.junit.jupiter.api.AfterAll;

/** Over a real RabbitMQ, with quorum queues. */
class MainWayOnRabbitMqTest extends MainWay {
  private RealRabbit rabbit;

  @Override
  Sandbox open() {
    rabbit = RealRabbit.find();
    return Sandbox.open(rabbit.broker());
  }

  @AfterAll
  void removeWhatWasDeclared() {
    if (rabbit != null) {
      rabbit.close();
    }
  }
}
