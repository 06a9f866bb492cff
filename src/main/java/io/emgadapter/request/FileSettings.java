package io.emgadapter.request;

import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How files pass through the adapter. Settings {@code emg.attachments.*}.
 *
 * @param within how long one file may take, from its first byte to Equinix's answer, and from
 *     Equinix to whoever fetches it
 * @param atOnce the most files that pass at once, in each instance; beyond that HTTP answers 503
 */
@ConfigurationProperties("emg.attachments")
public record FileSettings(@DefaultValue("60s") Duration within, @DefaultValue("8") int atOnce) {

  /** The rules for these settings. */
  @Configuration(proxyBeanMethods = false)
  static class FileRules {

    @Bean
    static SettingsRule rulesOfFiles(FileSettings settings) {
      return verdict -> {
        if (!settings.within().isPositive()) {
          verdict.wrong("emg.attachments.within", "supply a time, such as 60s.");
        }
        if (settings.atOnce() < 1) {
          verdict.wrong("emg.attachments.at-once", "supply 1 or more.");
        }
      };
    }
  }
}
