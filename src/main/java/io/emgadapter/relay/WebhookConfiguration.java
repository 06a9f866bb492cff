package io.emgadapter.relay;

import io.emgadapter.ledger.ClaimWebhook;
import io.emgadapter.ledger.Instance;
import io.emgadapter.ledger.Listeners;
import io.emgadapter.ledger.RecordWebhook;
import io.emgadapter.subscription.Subscriptions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the relays of webhooks together. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  Listeners listeners(WebhookSettings webhooks) {
    return webhooks.listeners();
  }

  @Bean
  WebhookRelays webhookRelays(
      WebhookSettings webhooks,
      RelaySettings events,
      Subscriptions subscriptions,
      ClaimWebhook claimWebhook,
      RecordWebhook recordWebhook,
      Instance instance,
      Clock clock) {
    WebhookReader reader = new WebhookReader(subscriptions, clock);
    return new WebhookRelays(
        webhooks.webhooks().entrySet().stream()
            .map(webhook ->
                new WebhookRelay(
                    webhook.getKey(),
                    reader.endpoint(webhook.getKey(), webhook.getValue()),
                    claimWebhook,
                    recordWebhook,
                    instance.name(),
                    events.poll()))
            .toList());
  }
}
