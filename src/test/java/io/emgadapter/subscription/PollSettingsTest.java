package io.emgadapter.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.subscription.SubscriptionSettings.EmgSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PollSettingsTest {
  private static EmgSettings bound(String name, String value) {
    return new Binder(
            new MapConfigurationPropertySource(Map.of("emg.subscriptions.default." + name, value)))
        .bindOrCreate("emg", EmgSettings.class);
  }

  @Test
  void whoSaysNothingAndWhoSaysOneThingHaveTheSameDefaults() {
    assertThat(bound("poll.every", "10m").polls("default"))
        .isEqualTo(bound("source", "any").polls("default"))
        .hasValueSatisfying(policy -> {
          assertThat(policy.every()).isEqualTo(Duration.ofMinutes(10));
          assertThat(policy.perDay()).isEqualTo(500);
        });
  }

  @Test
  void everyZeroIsNotAtAll() {
    assertThat(bound("poll.every", "0").polls("default")).isEmpty();
  }
}
