package io.emgadapter.operate;

import io.emgadapter.request.QueueListener;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says whether the queue of work requests is listened to, in the place of Spring's indicator, which
 * waits for a connection. It is named as that one is, so it replaces it.
 */
@Component("rabbitHealthIndicator")
class BrokerHealthIndicator implements HealthIndicator {
  private final QueueListener requests;

  BrokerHealthIndicator(@Qualifier("queueDoor") QueueListener requests) {
    this.requests = requests;
  }

  @Override
  public Health health() {
    String trouble = requests.trouble();
    return trouble == null
        ? Health.up().withDetail("workRequests", "listening").build()
        : Health.down().withDetail("workRequests", "not listening: " + trouble).build();
  }

  /**
   * Says in readiness by which doors work requests come in. Always up: HTTP takes them without the
   * broker, and what waits in the queue is taken later.
   */
  @Component("doorsHealthIndicator")
  static class DoorsHealthIndicator implements HealthIndicator {
    private final QueueListener requests;

    DoorsHealthIndicator(@Qualifier("queueDoor") QueueListener requests) {
      this.requests = requests;
    }

    @Override
    public Health health() {
      String trouble = requests.trouble();
      return Health.up()
          .withDetail("http", "open")
          .withDetail("queue", trouble == null ? "open" : "shut: " + trouble)
          .build();
    }
  }
}
