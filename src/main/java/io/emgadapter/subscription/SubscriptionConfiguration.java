package io.emgadapter.subscription;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/** Reads and checks the accounts at start. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

  @Bean
  static ReadAccounts readAccounts(EmgSettings settings, ResourceLoader files) {
    return new ReadAccounts(settings, files);
  }

  @Bean
  Subscriptions subscriptions(ReadAccounts accounts) {
    return accounts.subscriptions();
  }
}
