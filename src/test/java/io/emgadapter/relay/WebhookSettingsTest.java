package io.emgadapter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.events.Listeners;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What docs/webhooks.md says is the default is what happens. */
class WebhookSettingsTest {

  @Test
  void aWebhookWithOnlyAnAddressAndASecretGetsEverything() {
    assertThat(
            listeners(
                    Map.of(
                        "emg.webhooks.itsm.url",
                        "https://itsm.example.com/hook",
                        "emg.webhooks.itsm.secret",
                        "whsec_x"))
                .webhooks())
        .containsEntry("itsm", new Listeners.Webhook(List.of("#"), List.of()));
  }

  @Test
  void aWebhookWithPatternsGetsOnlyThose() {
    assertThat(
            listeners(
                    Map.of(
                        "emg.webhooks.itsm.url",
                        "https://itsm.example.com/hook",
                        "emg.webhooks.itsm.events",
                        "request.completed.#, task.refused.#",
                        "emg.webhooks.itsm.subscriptions",
                        "berlin"))
                .webhooks())
        .containsEntry(
            "itsm",
            new Listeners.Webhook(
                List.of("request.completed.#", "task.refused.#"), List.of("berlin")));
  }

  private static Listeners listeners(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bind("emg", WebhookSettings.class)
        .get()
        .listeners();
  }
}
