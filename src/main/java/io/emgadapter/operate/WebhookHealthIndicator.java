package io.emgadapter.operate;

import io.emgadapter.ledger.reads.Probe;
import io.emgadapter.ledger.reads.Probe.LastKnown;
import io.emgadapter.ledger.reads.ReadWebhooks;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says how each webhook did when it was looked at last. One that fails is its receiver's matter:
 * the adapter stays up.
 */
@Component
class WebhookHealthIndicator implements HealthIndicator {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final LastKnown<List<ReadWebhooks.Endpoint>> webhooks;

  WebhookHealthIndicator(ReadWebhooks webhooks, Probe probe) {
    this.webhooks = probe.keep(webhooks::endpoints, EVERY);
  }

  @Override
  public Health health() {
    List<ReadWebhooks.Endpoint> last = webhooks.value();
    Health.Builder health = last == null ? Health.unknown() : Health.up();
    if (last != null) {
      last.forEach(each -> health.withDetail(each.name(), word(each)));
    }
    return health.build();
  }

  private static String word(ReadWebhooks.Endpoint webhook) {
    if (webhook.disabledAt() != null) {
      return "disabled since " + webhook.disabledAt();
    }
    return webhook.failingSince() == null ? "works" : "failing since " + webhook.failingSince();
  }
}
