package io.emgadapter.operate;

import io.emgadapter.receive.Receivers;
import io.emgadapter.receive.Receivers.Listening;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says of each subscription whether Equinix is heard, and whether what it says is verified. */
@Component
class EmgOutgoingHealthIndicator implements HealthIndicator {
  private final Receivers receivers;

  EmgOutgoingHealthIndicator(Receivers receivers) {
    this.receivers = receivers;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    for (Listening listening : receivers.listening()) {
      String name = listening.subscription().name();
      VerificationPolicy policy = listening.subscription().policy();
      health.withDetail(name, state(listening));
      if (policy != VerificationPolicy.REQUIRED) {
        health.withDetail(name + ".verifying", policy);
      }
      if (!listening.connected() || listening.distrusts() || listening.stuck()) {
        health.down();
      }
    }
    return health.build();
  }

  private static String state(Listening listening) {
    if (listening.distrusts()) {
      return "stopped: nothing verifies, the key is wrong";
    }
    if (listening.stuck()) {
      return "stuck: a batch cannot be taken, and what came after it waits; the log says why";
    }
    return listening.connected() ? "connected" : "not connected";
  }
}
