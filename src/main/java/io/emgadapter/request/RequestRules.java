package io.emgadapter.request;

import io.emgadapter.subscription.SettingsRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is to be noticed of the settings of the doors. */
@Configuration(proxyBeanMethods = false)
class RequestRules {

  @Bean
  static SettingsRule rulesOfRequest(RequestSettings settings) {
    return verdict -> {
      verdict.batch("emg.requests.batch", settings.batch());
      String key = settings.digestKey();
      if (key == null || key.isBlank()) {
        verdict.notice(
            "emg.requests.digest-key is not set: whoever reads the ledger can try out what a"
                + " request said. Set it before the first request and keep it");
      }
    };
  }
}
