package io.emgadapter.subscription;

import io.emgadapter.envelope.FastestProvider;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/** All accounts, by name. */
public final class Subscriptions {
  private final Map<String, Subscription> byName;

  /**
   * @param byName at least one
   */
  public Subscriptions(Map<String, Subscription> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** The account of this name. */
  public Optional<Subscription> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * How Equinix's messages of an account are verified, if that is laxer than by required
   * signatures.
   */
  public @Nullable String laxPolicy(@Nullable String name) {
    return name == null ? null : find(name).flatMap(Subscription::laxPolicy).orElse(null);
  }

  /** All of them. */
  public Collection<Subscription> all() {
    return byName.values();
  }

  /** Reads and checks the accounts at start. */
  @Configuration(proxyBeanMethods = false)
  static class SubscriptionConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionConfiguration.class);

    @Bean
    static ReadAccounts readAccounts(EmgSettings settings, ResourceLoader files) {
      return new ReadAccounts(settings, files);
    }

    @Bean
    Subscriptions subscriptions(ReadAccounts accounts, EmgSettings settings) {
      if (settings.subscriptions().values().stream()
          .anyMatch(SubscriptionSettings::signsByFastest)) {
        LOG.info("Tasks are signed by {}", FastestProvider.choice().description());
      }
      return accounts.subscriptions();
    }
  }
}
