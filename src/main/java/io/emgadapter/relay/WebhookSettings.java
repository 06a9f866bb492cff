package io.emgadapter.relay;

import io.emgadapter.ledger.events.Listeners;
import io.emgadapter.outbound.HttpProxy;
import io.emgadapter.outbound.Outbound;
import io.emgadapter.relay.Publisher.Rendering;
import io.emgadapter.relay.WebhookPost.WebhookSignature;
import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.SettingsVerdict.SettingsRule;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.subscription.UnusableSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where webhooks are, and which events they get. One record for all settings of a webhook: of a
 * record that takes only some of them the binder makes none where just the others are given.
 *
 * @param webhooks by name
 */
@ConfigurationProperties("emg")
public record WebhookSettings(@DefaultValue Map<String, Webhook> webhooks) {

  /**
   * An address to which events are posted. Settings {@code emg.webhooks.<name>.*}.
   *
   * @param url where events are posted to: https, or http on this machine only
   * @param secret what signs them: {@code whsec_} and the Base64 of 24 to 64 bytes; give two while
   *     the receiver changes from one to the other
   * @param allowPrivate whether the address may be in a private network or on this machine
   * @param proxy the HTTP proxy by which it is reached, as {@code http://host:port}; it must allow
   *     {@code CONNECT} to the address and port of the webhook
   * @param proxyUser who the adapter is at the proxy, if that asks
   * @param proxyPassword the password of that user
   * @param events which events: patterns of routing keys, such as {@code request.completed.#}
   * @param subscriptions of which subscriptions; empty means all, and events that belong to none
   */
  public record Webhook(
      @Nullable String url,
      @DefaultValue List<String> secret,
      @DefaultValue("false") boolean allowPrivate,
      @Nullable String proxy,
      @Nullable String proxyUser,
      @Nullable String proxyPassword,
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

  /** Makes endpoints of their settings, or says in one sentence why it cannot. */
  static final class WebhookReader {
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,63}");

    private final Rendering rendering;
    private final Clock clock;

    WebhookReader(Subscriptions subscriptions, Clock clock) {
      this.rendering = new Rendering(subscriptions);
      this.clock = clock;
    }

    WebhookPost endpoint(String name, WebhookSettings.Webhook settings) {
      return new WebhookPost(
          url(name, settings),
          signature(name, settings),
          new Outbound(settings.allowPrivate(), proxy(name, settings)),
          rendering,
          clock);
    }

    /** Says what is wrong with the settings of a webhook, without opening anything. */
    static void judge(String name, WebhookSettings.Webhook settings, SettingsVerdict verdict) {
      verdict.check(() -> url(name, settings));
      verdict.check(() -> signature(name, settings));
      verdict.check(() -> proxy(name, settings));
    }

    private static WebhookSignature signature(String name, WebhookSettings.Webhook settings) {
      try {
        return WebhookSignature.of(settings.secret());
      } catch (IllegalArgumentException e) {
        throw unusable(
            name, "secret", Objects.requireNonNullElse(e.getMessage(), "supply another."));
      }
    }

    private static @Nullable HttpProxy proxy(String name, WebhookSettings.Webhook settings) {
      String url = settings.proxy();
      return url == null || url.isBlank()
          ? null
          : HttpProxy.of(url, settings.proxyUser(), settings.proxyPassword())
              .orElseThrow(() -> unusable(name, "proxy", HttpProxy.WANTED));
    }

    private static URI url(String name, WebhookSettings.Webhook settings) {
      if (!NAME.matcher(name).matches()) {
        throw unusable(
            name, "url", "name the webhook with at most 64 letters, digits and hyphens.");
      }
      URI url = parsed(settings.url());
      if (url == null || !Outbound.mayTry(url, settings.allowPrivate())) {
        throw unusable(name, "url", "supply an absolute https address without a user.");
      }
      return url;
    }

    private static @Nullable URI parsed(@Nullable String url) {
      try {
        return url == null ? null : new URI(url);
      } catch (URISyntaxException e) {
        return null;
      }
    }

    private static UnusableSettings unusable(String name, String setting, String problem) {
      return new UnusableSettings("emg.webhooks." + name + "." + setting, problem);
    }
  }

  /** What must hold of the settings of webhooks. */
  @Configuration(proxyBeanMethods = false)
  static class WebhookRules {

    @Bean
    static SettingsRule rulesOfRelay(WebhookSettings webhooks) {
      return verdict -> {
        webhooks.webhooks().forEach((name, of) -> WebhookReader.judge(name, of, verdict));
      };
    }
  }
}
