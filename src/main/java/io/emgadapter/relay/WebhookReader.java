package io.emgadapter.relay;

import io.emgadapter.outbound.Outbound;
import io.emgadapter.subscription.SettingsVerdict;
import io.emgadapter.subscription.Subscriptions;
import io.emgadapter.subscription.UnusableSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes endpoints of their settings, or says in one sentence why it cannot. */
final class WebhookReader {
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
        new Outbound(settings.allowPrivate()),
        rendering,
        clock);
  }

  /** Says what is wrong with the settings of a webhook, without opening anything. */
  static void judge(String name, WebhookSettings.Webhook settings, SettingsVerdict verdict) {
    verdict.check(() -> url(name, settings));
    verdict.check(() -> signature(name, settings));
  }

  private static WebhookSignature signature(String name, WebhookSettings.Webhook settings) {
    try {
      return WebhookSignature.of(settings.secret());
    } catch (IllegalArgumentException e) {
      throw unusable(name, "secret", Objects.requireNonNullElse(e.getMessage(), "supply another."));
    }
  }

  private static URI url(String name, WebhookSettings.Webhook settings) {
    if (!NAME.matcher(name).matches()) {
      throw unusable(name, "url", "name the webhook with at most 64 letters, digits and hyphens.");
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
