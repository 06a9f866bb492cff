package io.emgadapter.operate;

import io.emgadapter.ledger.reads.Probe;
import io.emgadapter.ledger.reads.Probe.LastKnown;
import io.emgadapter.ledger.reads.ReadBacklog;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says whether the ledger can be used, in the place of Spring's, which waits for a connection. It
 * is named as that one is, so it replaces it.
 */
@Component("dbHealthIndicator")
class LedgerHealthIndicator implements HealthIndicator {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final LastKnown<Boolean> usable;

  LedgerHealthIndicator(ReadBacklog backlog, Probe probe) {
    this.usable = probe.keep(backlog::isUsable, EVERY);
  }

  @Override
  public Health health() {
    String trouble = usable.trouble();
    if (trouble == null) {
      return Health.up().build();
    }
    return Health.down()
        .withDetail("ledger", trouble)
        .withDetail("seenSecondsAgo", usable.ageSeconds())
        .build();
  }
}
