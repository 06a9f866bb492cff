package io.emgadapter.access;

import io.emgadapter.access.HttpSettings.UserSettings;
import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** The rules for the settings of who may use HTTP, and the notices about them. */
@Configuration(proxyBeanMethods = false)
class AccessRules {
  private static final String PLAIN = "{noop}";

  @Bean
  static SettingsRule rulesOfAccess(HttpSettings settings) {
    return verdict -> {
      if (settings.isOpen()) {
        verdict.notice(
            "Without emg.http.users HTTP listens to this host alone, and asks nobody for a name");
      }
      new TreeMap<>(settings.users())
          .forEach((name, user) -> judge("emg.http.users." + name, user, verdict));
    };
  }

  private static void judge(String setting, UserSettings user, SettingsVerdict verdict) {
    if (!saysHowItIsStored(user.password())) {
      verdict.wrong(
          setting + ".password",
          "supply the password with the way it is stored before it, such as {bcrypt}$2a$10$….");
    } else if (user.password().startsWith(PLAIN)) {
      verdict.notice(
          "The password of %s stands in the settings as it is; supply {bcrypt}…"
              .formatted(setting));
    }
    if (user.roles().isEmpty()) {
      verdict.notice(
          "%s has no roles, and so may read the contract and nothing else".formatted(setting));
    }
  }

  private static boolean saysHowItIsStored(@Nullable String password) {
    try {
      PasswordEncoderFactories.createDelegatingPasswordEncoder().matches("any", password);
      return password != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
