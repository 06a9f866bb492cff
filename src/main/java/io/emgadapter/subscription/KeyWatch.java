package io.emgadapter.subscription;

import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import io.emgadapter.work.Background.InRounds;
import io.emgadapter.work.Bells.Bell;
import io.emgadapter.work.Phase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Looks at the key files of all accounts now and then. */
@Component
final class KeyWatch extends InRounds {
  private final Subscriptions subscriptions;

  KeyWatch(Subscriptions subscriptions, KeySettings settings) {
    super(Phase.WATCH, "keys", new Bell(), settings.lookEvery());
    this.subscriptions = subscriptions;
  }

  @Override
  protected boolean round() {
    subscriptions.all().forEach(each -> each.keys().look());
    return false;
  }

  /** What must hold of them. */
  @Configuration(proxyBeanMethods = false)
  static class KeyRules {

    @Bean
    static SettingsRule rulesOfKeys(KeySettings settings) {
      return verdict -> {
        if (!settings.lookEvery().isPositive()) {
          verdict.wrong("emg.keys.look-every", "supply a time of more than 0, such as 5s.");
        }
      };
    }
  }
}
