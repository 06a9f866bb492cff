package io.emgadapter.subscription;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Equinix's notifications are asked for by REST, beside what it sends by itself. Settings
 * {@code emg.subscriptions.<name>.feeds.*}.
 *
 * @param searchEvery how often the CloudEvents about the network are searched for what no stream
 *     has delivered; 0 for never
 * @param ibxEvery how often the notices about data centers are listed, for a subscription without
 *     the messaging gateway; 0 for never
 * @param lookBack how far back both look when they begin
 */
public record FeedSettings(
    @DefaultValue("0s") Duration searchEvery,
    @DefaultValue("0s") Duration ibxEvery,
    @DefaultValue("1d") Duration lookBack) {
  private static final Duration LEAST = Duration.ofMinutes(1);

  /** "90 days" is how long Equinix keeps most of what it streams. */
  private static final Duration MOST_BACK = Duration.ofDays(90);

  private boolean asks() {
    return !searchEvery.isZero() || !ibxEvery.isZero();
  }

  /**
   * What is wrong with it, as the setting and a sentence.
   *
   * @param hasRest whether the subscription has REST settings
   */
  Optional<Map.Entry<String, String>> problem(boolean hasRest) {
    if (!asks()) {
      return Optional.empty();
    }
    if (!hasRest) {
      return Optional.of(
          Map.entry("search-every", "supply rest.client-id too, or 0, and so for ibx-every."));
    }
    if (isTooOften(searchEvery)) {
      return Optional.of(Map.entry("search-every", "supply 1m or more, or 0 for never."));
    }
    if (isTooOften(ibxEvery)) {
      return Optional.of(Map.entry("ibx-every", "supply 1m or more, or 0 for never."));
    }
    return lookBack.isNegative() || lookBack.compareTo(MOST_BACK) > 0
        ? Optional.of(Map.entry("look-back", "supply 0 to 90d."))
        : Optional.empty();
  }

  private static boolean isTooOften(Duration every) {
    return !every.isZero() && every.compareTo(LEAST) < 0;
  }
}
