package io.emgadapter.relay;

import io.emgadapter.ledger.events.Listeners;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where webhooks are, and what they hear. One record for all settings of a webhook: of a record
 * that takes only some of them the binder makes none where just the others are given.
 *
 * @param webhooks by name
 */
@ConfigurationProperties("emg")
public record WebhookSettings(@DefaultValue Map<String, Webhook> webhooks) {

  /**
   * One webhook. Settings {@code emg.webhooks.<name>.*}.
   *
   * @param url https; http only on this machine
   * @param secret {@code whsec_} and Base64 of 24 to 64 bytes; several, with commas between them,
   *     while the receiver changes from one to the other
   * @param allowPrivate whether it may be in a private network or on this machine
   * @param events patterns of routing keys, such as {@code request.completed.#}
   * @param subscriptions whose events; empty for all, those of no subscription included
   */
  public record Webhook(
      @Nullable String url,
      @DefaultValue List<String> secret,
      @DefaultValue("false") boolean allowPrivate,
      @DefaultValue("#") List<String> events,
      @DefaultValue List<String> subscriptions) {
    /** Without the address, which may hold a key, and the secrets. */
    @Override
    public String toString() {
      return "Webhook[…]";
    }
  }

  /** Which events go to which of them, for the ledger. */
  Listeners listeners() {
    Map<String, Listeners.Webhook> all = new HashMap<>();
    webhooks.forEach((name, webhook) ->
        all.put(name, new Listeners.Webhook(webhook.events(), webhook.subscriptions())));
    return new Listeners(all);
  }
}
