package io.emgadapter.operate;

import io.emgadapter.dispatch.GatewayConfiguration.EmgSenders;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says of each subscription whether Tasks can leave to EMG; while they cannot, they wait. */
@Component
class EmgIncomingHealthIndicator implements HealthIndicator {
  private final EmgSenders senders;

  EmgIncomingHealthIndicator(EmgSenders senders) {
    this.senders = senders;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    senders
        .byName()
        .forEach((name, sender) -> {
          health.withDetail(name, sender.connected() ? "connected" : "not connected");
          if (!sender.connected()) {
            health.down();
          }
        });
    return health.build();
  }
}
