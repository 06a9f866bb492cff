package io.emgadapter.gateway.rest;

import io.emgadapter.outbound.Outbound;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From where the files of orders are fetched. Settings {@code
 * emg.subscriptions.<name>.rest.attachments.*}.
 *
 * @param hosts such as {@code files.example.com}, with {@code :port} where it is not 443; with none
 *     nothing is fetched, and what a Url says goes into the text
 * @param allowPrivate whether a host may be in a private network or on this machine, and this
 *     machine be asked by http
 * @param timeout how long one file may take
 */
public record AttachmentSettings(
    @DefaultValue List<String> hosts,
    @DefaultValue("false") boolean allowPrivate,
    @DefaultValue("10s") Duration timeout) {

  /** Nothing is fetched. */
  static final AttachmentSettings NONE =
      new AttachmentSettings(List.of(), false, Duration.ofSeconds(10));

  private static final Pattern HOST = Pattern.compile("([0-9A-Za-z.-]+|\\[[0-9A-Fa-f:]+])(:\\d+)?");

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
  boolean fetches() {
    return !hosts.isEmpty();
  }

  /** Whether this Url's host is one of them, and it is asked for by https. */
  boolean allows(URI url) {
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
