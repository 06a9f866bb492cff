package io.emgadapter.relay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where webhooks are; what they hear is read by the ledger.
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
   */
  public record Webhook(
      @Nullable String url,
      @DefaultValue List<String> secret,
      @DefaultValue("false") boolean allowPrivate) {
    /** Without the address, which may hold a key, and the secrets. */
    @Override
    public String toString() {
      return "Webhook[…]";
    }
  }
}
