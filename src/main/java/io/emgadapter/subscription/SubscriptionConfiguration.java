package io.emgadapter.subscription;

import io.emgadapter.envelope.FastestProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/** Reads and checks the accounts at start. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionConfiguration.class);

  @Bean
  static ReadAccounts readAccounts(EmgSettings settings, ResourceLoader files) {
    return new ReadAccounts(settings, files);
  }

  @Bean
  Subscriptions subscriptions(ReadAccounts accounts, EmgSettings settings) {
    if (settings.subscriptions().values().stream().anyMatch(SubscriptionSettings::signsByFastest)) {
      LOG.info("Tasks are signed by {}", FastestProvider.choice().description());
    }
    return accounts.subscriptions();
  }
}
