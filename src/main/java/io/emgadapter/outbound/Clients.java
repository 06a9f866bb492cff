package io.emgadapter.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTTP clients that do nothing by themselves: no redirects, no retries, no proxy but ours.
 */
final class Clients {
  private static final Timeout CONNECT = Timeout.ofSeconds(5);

  /**
   * So many that no call waits for a connection; callers limit how many calls they make at once.
   */
  private static final int MOST_CONNECTIONS = 1000;

  private static final int LONGEST_HEADER = 8 * 1024;
  private static final int MOST_HEADERS = 100;

  private Clients() {}

  static Map<String, CloseableHttpClient> bySchemes(
      boolean allowPrivate, @Nullable HttpProxy proxy, Names names) {
    Set<AddressKind> inside =
        EnumSet.of(AddressKind.PUBLIC, AddressKind.PRIVATE, AddressKind.LOOPBACK);
    CloseableHttpClient https =
        client(
            new CheckedNames(names, allowPrivate ? inside : EnumSet.of(AddressKind.PUBLIC)), proxy);
    return allowPrivate
        ? Map.of(
            "https",
            https,
            "http",
            client(new CheckedNames(names, EnumSet.of(AddressKind.LOOPBACK)), null))
        : Map.of("https", https);
  }

  static RequestConfig within(Duration longest) {
    return RequestConfig.custom()
        .setResponseTimeout(Timeout.of(longest))
        .setConnectionRequestTimeout(Timeout.of(longest))
        .build();
  }

  /** A client for hosts that the settings name, wherever they are. */
  static CloseableHttpClient toSettings() {
    return client(SystemDefaultDnsResolver.INSTANCE, null);
  }

  /** Without system properties, so that no proxy of the environment sees or changes anything. */
  private static CloseableHttpClient client(DnsResolver names, @Nullable HttpProxy proxy) {
    Http1Config limits =
        Http1Config.custom()
            .setMaxLineLength(LONGEST_HEADER)
            .setMaxHeaderCount(MOST_HEADERS)
            .build();
    return HttpClients.custom()
        .setConnectionManager(
            new ByWay(proxy, null)
                .setDnsResolver(names)
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom().setConnectTimeout(CONNECT).build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .build())
        // A connection that is kept belongs to an address that was checked for another call.
        .setConnectionReuseStrategy((_, _, _) -> false)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .setUserAgent("emg-adapter")
        .build();
  }

  /**
   * Gives the client the addresses that it may connect to, and it connects to no others. A name is
   * resolved only once, so it cannot mean one address to the check and another to the connection.
   */
  record CheckedNames(Names names, Set<AddressKind> allowed) implements DnsResolver {

    /** An address to which no connection is allowed. */
    static final class Forbidden extends UnknownHostException {
      private static final long serialVersionUID = 1L;

      Forbidden() {
        super("an address that may not be asked");
      }
    }

    /**
     * All addresses of a name must be allowed; one that leads inside as well as outside is
     * suspicious.
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      if (!HostSpelling.isFit(host, allowed.contains(AddressKind.LOOPBACK))) {
        throw new Forbidden();
      }
      InetAddress[] addresses = names.addresses(host);
      for (InetAddress address : addresses) {
        if (!allowed.contains(AddressKind.of(address))) {
          throw new Forbidden();
        }
      }
      return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  /** Finds the addresses of a host; a literal address stands for itself. */
  @FunctionalInterface
  interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }
}
