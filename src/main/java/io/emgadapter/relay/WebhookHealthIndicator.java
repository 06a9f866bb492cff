package io.emgadapter.relay;

import io.emgadapter.ledger.reads.LastKnown;
import io.emgadapter.ledger.reads.Probe;
import io.emgadapter.ledger.reads.ReadWebhooks;
import io.emgadapter.ledger.reads.WebhookStatus;
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

  private final LastKnown<List<WebhookStatus>> webhooks;

  WebhookHealthIndicator(ReadWebhooks webhooks, Probe probe) {
    this.webhooks = probe.keep(webhooks::webhooks, EVERY);
  }

  @Override
  public Health health() {
    List<WebhookStatus> last = webhooks.value();
    Health.Builder health = last == null ? Health.unknown() : Health.up();
    if (last != null) {
      last.forEach(each -> health.withDetail(each.name(), word(each)));
    }
    return health.build();
  }

  private static String word(WebhookStatus webhook) {
    if (webhook.disabledAt() != null) {
      return "disabled since " + webhook.disabledAt();
    }
    return webhook.failingSince() == null ? "works" : "failing since " + webhook.failingSince();
  }
}
