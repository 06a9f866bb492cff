package io.emgadapter.subscription;

import io.emgadapter.gateway.emg.ConnectionString;
import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.gateway.emg.Way;
import io.emgadapter.outbound.HttpProxy;
import io.emgadapter.subscription.SubscriptionSettings.Queue;
import io.emgadapter.subscription.SubscriptionSettings.Queue.Transport;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/** Makes an {@link EmgQueue} of its settings, and says of each that is wrong why. */
final class QueueReader {
  private static final int HTTPS = 443;

  private final LinkBundles bundles;
  private final String subscription;
  private final BiConsumer<String, @Nullable String> wrong;

  /**
   * @param wrong takes what is wrong: the end of a setting's name, and what to supply
   */
  QueueReader(
      LinkBundles bundles, String subscription, BiConsumer<String, @Nullable String> wrong) {
    this.bundles = bundles;
    this.subscription = subscription;
    this.wrong = wrong;
  }

  /** Null where it cannot be read. */
  @Nullable EmgQueue read(Queue queue) {
    boolean webSocket = queue.transport() == Transport.WEBSOCKET;
    ConnectionString address = address(queue.connectionString(), webSocket);
    HttpProxy proxy = proxy(queue);
    Supplier<SslBundle> tls = tls(queue.sslBundle());
    if (webSocket && !queue.websocketPath().startsWith("/")) {
      wrong.accept(".websocket-path", "supply a path that begins with '/'.");
    }
    if (address != null && !address.tls() && (proxy != null || tls != null)) {
      wrong.accept(
          ".connection-string",
          "UseDevelopmentEmulator=true goes without TLS to this machine: leave that part out, or"
              + " leave out proxy and ssl-bundle.");
    }
    return address == null
        ? null
        : new EmgQueue(
            subscription,
            address,
            new Way(webSocket ? queue.websocketPath() : null, proxy, tls, Way.GIVE_UP));
  }

  private @Nullable ConnectionString address(String text, boolean webSocket) {
    try {
      return webSocket ? ConnectionString.parse(text, HTTPS) : ConnectionString.parse(text);
    } catch (IllegalArgumentException e) {
      wrong.accept(".connection-string", e.getMessage());
      return null;
    }
  }

  private @Nullable HttpProxy proxy(Queue queue) {
    if (queue.proxy() == null || queue.proxy().isBlank()) {
      return null;
    }
    Optional<HttpProxy> proxy =
        HttpProxy.of(queue.proxy(), queue.proxyUser(), queue.proxyPassword());
    if (proxy.isEmpty()) {
      wrong.accept(".proxy", HttpProxy.WANTED);
    }
    return proxy.orElse(null);
  }

  private @Nullable Supplier<SslBundle> tls(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    if (!bundles.has(name)) {
      wrong.accept(
          ".ssl-bundle",
          "there is no SSL bundle of this name; define it under spring.ssl.bundle.pem.");
    }
    return bundles.get(name);
  }
}
