package io.emgadapter.relay;

import io.emgadapter.subscription.SettingsRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of the settings of webhooks. */
@Configuration(proxyBeanMethods = false)
class WebhookRules {

  @Bean
  static SettingsRule rulesOfRelay(WebhookSettings webhooks) {
    return verdict -> {
      webhooks.webhooks().forEach((name, of) -> WebhookReader.judge(name, of, verdict));
    };
  }
}
