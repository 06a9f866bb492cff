package io.emgadapter.api;

import io.emgadapter.subscription.SettingsRule;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is to be noticed of who may use HTTP. */
@Configuration(proxyBeanMethods = false)
class AccessRules {
  private static final String PLAIN = "{noop}";

  @Bean
  static SettingsRule rulesOfApi(HttpSettings settings) {
    return verdict -> {
      if (settings.users().isEmpty()) {
        verdict.notice(
            "Without emg.http.users HTTP listens to this host alone, and asks nobody for a name");
      }
      new TreeMap<>(settings.users())
          .forEach((name, password) -> {
            if (password.startsWith(PLAIN)) {
              verdict.notice(
                  "The password of emg.http.users.%s stands in the settings as it is; supply {bcrypt}…"
                      .formatted(name));
            }
          });
    };
  }
}
