package io.emgadapter.subscription;

import io.emgadapter.envelope.FastestProvider;
import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.order.Resource;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Reads the accounts from their settings and key files, and finds everything that is wrong with
 * those.
 */
final class ReadAccounts implements SettingsRule {
  private final Map<String, Subscription> byName = new HashMap<>();
  private final SettingsVerdict found = new SettingsVerdict();

  ReadAccounts(EmgSettings settings, ResourceLoader files, LinkBundles bundles) {
    if (settings.subscriptions().isEmpty()) {
      found.wrong(
          "emg.subscriptions.default.source",
          "supply the Source that Equinix assigned at onboarding.");
    }
    new TreeMap<>(settings.subscriptions())
        .forEach((name, of) -> {
          Subscription read = new SubscriptionReader(files, bundles, name, of, found).read();
          if (found.isGood()) {
            byName.put(name, read);
            found.notice(describe(read));
          }
        });
    new SharedBySeveral(settings.subscriptions(), byName.values()).judge(found);
  }

  /**
   * The accounts.
   *
   * @throws UnusableSettings if one cannot be used
   */
  Subscriptions subscriptions() {
    found.enforce();
    return new Subscriptions(byName);
  }

  @Override
  public void judge(SettingsVerdict verdict) {
    verdict.check(found::enforce);
    found.notices().forEach(verdict::notice);
  }

  private static String describe(Subscription of) {
    String routes =
        Arrays.stream(Resource.values())
            .map(resource -> resource.word() + " by " + of.route(resource).word())
            .collect(Collectors.joining(", "));
    return "Subscription %s: orders %s; %s; %s; signatures %s"
        .formatted(
            of.name(),
            routes,
            link("sends to", of.incoming()),
            link("hears", of.outgoing()),
            of.policy().name().toLowerCase(Locale.ROOT));
  }

  private static String link(String word, @Nullable EmgQueue queue) {
    return queue == null
        ? word + " no queue"
        : word + " " + queue.entity() + " at " + queue.address().host();
  }

  /** Reads and checks the accounts at start. */
  @Configuration(proxyBeanMethods = false)
  static class SubscriptionConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionConfiguration.class);

    @Bean
    static ReadAccounts readAccounts(
        EmgSettings settings, ResourceLoader files, LinkBundles bundles) {
      return new ReadAccounts(settings, files, bundles);
    }

    @Bean
    static LinkBundles linkBundles(Environment environment, ObjectProvider<SslBundles> bundles) {
      return new LinkBundles(environment, bundles);
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
