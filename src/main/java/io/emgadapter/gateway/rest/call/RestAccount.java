package io.emgadapter.gateway.rest.call;

import io.emgadapter.outbound.HttpProxy;
import io.emgadapter.outbound.Outbound;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one subscription uses Equinix's REST APIs. Settings {@code emg.subscriptions.<name>.rest.*}.
 *
 * @param baseUrl where the APIs are; https, except on this machine
 * @param clientId the Consumer Key of your app in Equinix's developer portal
 * @param clientSecret its Consumer Secret, if it is not in a file
 * @param clientSecretFile the file that has the Consumer Secret as its only line, for example
 *     {@code file:/run/secrets/equinix}; when it changes, the new one is used
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take; after that it counts as lost
 * @param startWithin how long a Task may wait for its turn and be prepared before its order is
 *     sent; after that it goes back and comes again
 * @param concurrency the most Tasks that are on their way at once, in each instance; at most half
 *     of them to one of Equinix's APIs
 * @param perSecond the most calls that start within a second, of all instances together
 * @param sslBundle the SSL bundle ({@code spring.ssl.bundle.…}) with what is trusted and, if the
 *     other side asks for one, the client certificate; without it the JVM's trust store is used
 * @param proxy the HTTP proxy by which Equinix and the hosts of files are reached, as {@code
 *     http://host:port}; it must allow {@code CONNECT} to port 443
 * @param proxyUser who the adapter is at the proxy, if that asks
 * @param proxyPassword the password of that user
 * @param attachments from where the files of orders are fetched
 */
public record RestAccount(
    @DefaultValue("https://api.equinix.com") String baseUrl,
    String clientId,
    String clientSecret,
    @Nullable String clientSecretFile,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("15s") Duration readTimeout,
    @DefaultValue("10s") Duration startWithin,
    @DefaultValue("8") int concurrency,
    @DefaultValue("5") int perSecond,
    @Nullable String sslBundle,
    @Nullable String proxy,
    @Nullable String proxyUser,
    @Nullable String proxyPassword,
    @DefaultValue AttachmentSettings attachments) {

  /** Absent texts become empty, so that {@link #problem} finds them. */
  public RestAccount {
    clientId = Objects.requireNonNullElse(clientId, "");
    clientSecret = Objects.requireNonNullElse(clientSecret, "");
  }

  /**
   * What is wrong with it, as the setting and a sentence.
   *
   * @param lease how long a Task is this instance's; an order begins in its first half, so all its
   *     times must fit into the other
   */
  public Optional<Map.Entry<String, String>> problem(Duration lease) {
    if (clientId.isBlank()) {
      return Optional.of(Map.entry("client-id", "supply the Consumer Key of your app."));
    }
    Optional<Map.Entry<String, String>> secret = problemOfSecret();
    if (secret.isPresent()) {
      return secret;
    }
    if (!isSafe(baseUrl)) {
      return Optional.of(Map.entry("base-url", "supply an https address: a secret goes there."));
    }
    Optional<Map.Entry<String, String>> way = problemOfWay();
    if (way.isPresent()) {
      return way;
    }
    if (startWithin.plus(connectTimeout).plus(readTimeout).compareTo(lease.dividedBy(2)) > 0) {
      return Optional.of(
          Map.entry(
              "read-timeout",
              "supply less: with start-within and connect-timeout it must not be longer than half of"
                  + " emg.deadlines.lease."));
    }
    return concurrency > 0 && perSecond > 0
        ? attachments.problem()
        : Optional.of(Map.entry("concurrency", "supply 1 or more, and so for per-second."));
  }

  private Optional<Map.Entry<String, String>> problemOfSecret() {
    if (clientSecretFile == null) {
      return clientSecret.isBlank()
          ? Optional.of(
              Map.entry(
                  "client-secret",
                  "supply the Consumer Secret of your app, or its file as client-secret-file."))
          : Optional.empty();
    }
    if (!clientSecret.isBlank()) {
      return Optional.of(
          Map.entry(
              "client-secret-file",
              "supply either it or client-secret, else nobody could say which one counts."));
    }
    return SecretFile.at(clientSecretFile).read().isPresent()
        ? Optional.empty()
        : Optional.of(
            Map.entry(
                "client-secret-file",
                "supply where it is, as file:/path; it must be readable, with the secret as its"
                    + " only line."));
  }

  private Optional<Map.Entry<String, String>> problemOfWay() {
    if (hasProxy() && httpProxy().isEmpty()) {
      return Optional.of(Map.entry("proxy", HttpProxy.WANTED));
    }
    return baseUrl.startsWith("http:") && (hasProxy() || hasBundle())
        ? Optional.of(
            Map.entry("base-url", "supply an https address, or leave out proxy and ssl-bundle."))
        : Optional.empty();
  }

  private boolean hasProxy() {
    return proxy != null && !proxy.isBlank();
  }

  /** Whether an SSL bundle is named. */
  public boolean hasBundle() {
    return sslBundle != null && !sslBundle.isBlank();
  }

  /** The proxy; empty if there is none, or it cannot be read. */
  public Optional<HttpProxy> httpProxy() {
    return proxy == null || proxy.isBlank()
        ? Optional.empty()
        : HttpProxy.of(proxy, proxyUser, proxyPassword);
  }

  /** Whether a secret may go to this address. Plain HTTP is for a simulator on this machine. */
  public static boolean isSafe(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme())
                  && Set.of("127.0.0.1", "localhost").contains(uri.getHost())));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Without the credential. */
  @Override
  public String toString() {
    return "RestAccount[" + baseUrl + "]";
  }

  /**
   * From where the files of orders are fetched. Settings {@code
   * emg.subscriptions.<name>.rest.attachments.*}.
   *
   * @param hosts the hosts from which files are fetched, such as {@code files.example.com}, with
   *     {@code :port} where it is not 443; without any, no file is fetched and its Url goes into
   *     the text of the order
   * @param allowPrivate whether such a host may be in a private network or on this machine; this
   *     machine may also be asked by http
   * @param timeout how long one file may take
   */
  public record AttachmentSettings(
      @DefaultValue List<String> hosts,
      @DefaultValue("false") boolean allowPrivate,
      @DefaultValue("10s") Duration timeout) {

    /** Settings by which nothing is fetched. */
    public static final AttachmentSettings NONE =
        new AttachmentSettings(List.of(), false, Duration.ofSeconds(10));

    private static final Pattern HOST =
        Pattern.compile("([0-9A-Za-z.-]+|\\[[0-9A-Fa-f:]+])(:\\d+)?");

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** What is wrong with it, as the setting and a sentence. */
    Optional<Map.Entry<String, String>> problem() {
      if (!hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
        return Optional.of(
            Map.entry("attachments.hosts", "supply names of hosts, such as files.example.com."));
      }
      return timeout.isPositive()
          ? Optional.empty()
          : Optional.of(Map.entry("attachments.timeout", "supply a time, such as 10s."));
    }

    /** Whether files are fetched at all. */
    public boolean fetches() {
      return !hosts.isEmpty();
    }

    /** Whether this Url's host is one of them, and it is asked for by https. */
    public boolean allows(URI url) {
      if (!Outbound.mayTry(url, allowPrivate) || !isSafe(url)) {
        return false;
      }
      int usual = "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
      boolean isUsual = url.getPort() < 0 || url.getPort() == usual;
      String host = url.getHost().toLowerCase(Locale.ROOT);
      String named = isUsual ? host : host + ":" + url.getPort();
      return hosts.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(named));
    }

    /** Plain http is for a simulator on this machine. */
    private static boolean isSafe(URI url) {
      return "https".equalsIgnoreCase(url.getScheme())
          || THIS_MACHINE.contains(url.getHost().toLowerCase(Locale.ROOT));
    }
  }
}
