package io.emgadapter.relay;

import io.emgadapter.ledger.reads.ReadWebhooks;
import io.emgadapter.ledger.reads.WebhookStatus;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Says how each webhook does. One that fails is its receiver's matter: the adapter stays up. */
@Component
class WebhookHealthIndicator extends AbstractHealthIndicator {
  private final ReadWebhooks webhooks;

  WebhookHealthIndicator(ReadWebhooks webhooks) {
    super("The ledger cannot be asked how webhooks do");
    this.webhooks = webhooks;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.up();
    webhooks.webhooks().forEach(each -> health.withDetail(each.name(), word(each)));
  }

  private static String word(WebhookStatus webhook) {
    if (webhook.disabledAt() != null) {
      return "disabled since " + webhook.disabledAt();
    }
    return webhook.failingSince() == null ? "works" : "failing since " + webhook.failingSince();
  }
}
