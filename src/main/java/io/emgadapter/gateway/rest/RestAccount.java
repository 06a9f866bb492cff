package io.emgadapter.gateway.rest;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one subscription uses Equinix's REST APIs. Settings {@code emg.subscriptions.<name>.rest.*}.
 *
 * @param baseUrl where the APIs are
 * @param clientId the Consumer Key of the app in Equinix's developer portal
 * @param clientSecret its Consumer Secret
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take; after that it counts as lost
 * @param startWithin how long a Task may wait for its turn and prepare before its order is sent
 * @param concurrency so many Tasks are on their way at once, in each instance; half of them at most
 *     to one of Equinix's APIs
 * @param perSecond so many calls start in a second, in each instance
 * @param attachments from where the files of orders are fetched
 */
public record RestAccount(
    @DefaultValue("https://api.equinix.com") String baseUrl,
    String clientId,
    String clientSecret,
    @DefaultValue("3s") Duration connectTimeout,
    @DefaultValue("15s") Duration readTimeout,
    @DefaultValue("10s") Duration startWithin,
    @DefaultValue("8") int concurrency,
    @DefaultValue("5") int perSecond,
    @DefaultValue AttachmentSettings attachments) {

  /** Absent texts are empty, for {@link #problem} to find. */
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
    if (clientSecret.isBlank()) {
      return Optional.of(Map.entry("client-secret", "supply the Consumer Secret of your app."));
    }
    if (!isSafe(baseUrl)) {
      return Optional.of(Map.entry("base-url", "supply an https address: a secret goes there."));
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

  /** Plain HTTP is for a simulator on this machine. */
  private static boolean isSafe(String url) {
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
}
