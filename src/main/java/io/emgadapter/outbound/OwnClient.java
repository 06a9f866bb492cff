package io.emgadapter.outbound;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/**
 * Makes HTTP clients for addresses that our own settings name, so nobody has to be kept from them.
 * They follow no redirect and send nothing twice, speak HTTP/1.1, and take no proxy from the
 * environment.
 */
public final class OwnClient {
  private static final int MOST_CONNECTIONS = 1000;

  /** A client certificate, or trust, that has changed counts for all connections after that. */
  private static final TimeValue LIFE = TimeValue.ofMinutes(5);

  private OwnClient() {}

  /**
   * The way to the other side.
   *
   * @param proxy the proxy; null for none
   * @param bundle asked before each connection for what is trusted and the client certificate; null
   *     for what the JVM trusts, without a client certificate
   */
  public record Via(@Nullable HttpProxy proxy, @Nullable Supplier<SslBundle> bundle) {
    /** Straight, trusting what the JVM trusts. */
    public static final Via DIRECT = new Via(null, null);
  }

  /**
   * A client, which has called nothing yet. If it fails before it could write anything, the failure
   * has a {@link java.net.ConnectException}, a {@link java.net.UnknownHostException}, a {@link
   * org.apache.hc.client5.http.ConnectTimeoutException} or a {@link NotConnected} among its causes.
   *
   * @param connect how long a connection may take, and TLS on it once more
   * @param read how long no byte of an answer may come
   */
  public static CloseableHttpClient of(Via via, Duration connect, Duration read) {
    ConnectionConfig connections =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(connect))
            .setTimeToLive(LIFE)
            // A connection that the other side has closed must not cost an order its certainty.
            .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
            .build();
    ByWay manager = new ByWay(via.proxy(), via.bundle());
    manager
        .setDefaultConnectionConfig(connections)
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(Timeout.of(connect)).build())
        .setMaxConnTotal(MOST_CONNECTIONS)
        .setMaxConnPerRoute(MOST_CONNECTIONS)
        .setDnsResolver(via.proxy() == null ? new FewAddresses() : new NamesOfProxy());
    return HttpClients.custom()
        .setConnectionManager(manager.build())
        .setDefaultRequestConfig(
            RequestConfig.custom().setResponseTimeout(Timeout.of(read)).build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .setUserAgent("emg-adapter")
        .build();
  }
}
