package io.emgadapter.operate;

import io.emgadapter.operate.Watch.Seen;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says what a person should look at, as it was seen last. Down only where a final event finds no
 * queue: then an upstream system does not hear what it was promised.
 */
@Component
class AttentionHealthIndicator implements HealthIndicator {
  private final Watch watch;

  AttentionHealthIndicator(Watch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    Seen seen = watch.seen().value();
    if (seen == null) {
      return Health.unknown().build();
    }
    Health.Builder health = seen.attention().unheard() > 0 ? Health.down() : Health.up();
    return health
        .withDetail("parked", seen.attention().parked())
        .withDetail("undeliverableEvents", seen.attention().undeliverable())
        .withDetail("unheardFinalEvents", seen.attention().unheard())
        .withDetail("oldestUnheardFinalEventSeconds", seen.attention().oldestUnheardSeconds())
        .withDetail("oldestReadyTaskSeconds", seen.oldestReadySeconds())
        .withDetail("seenSecondsAgo", watch.seen().ageSeconds())
        .build();
  }
}
