package io.emgadapter.subscription;

import io.emgadapter.envelope.FastestProvider;
import java.util.HashMap;
import java.util.Map;
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
  Subscriptions subscriptions(EmgSettings settings, ResourceLoader files) {
    if (settings.subscriptions().isEmpty()) {
      throw new UnusableSettings(
          "emg.subscriptions.default.source",
          "supply the Source that Equinix assigned at onboarding.");
    }
    Map<String, Subscription> byName = new HashMap<>();
    settings
        .subscriptions()
        .forEach((name, of) -> byName.put(name, new SubscriptionReader(files, name, of).read()));
    if (settings.subscriptions().values().stream().anyMatch(SubscriptionSettings::signsByFastest)) {
      LOG.info("Tasks are signed by {}", FastestProvider.choice().description());
    }
    return new Subscriptions(byName);
  }
}
