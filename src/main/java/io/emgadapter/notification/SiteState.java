package io.emgadapter.notification;

import java.util.Locale;

/**
 * The states of maintenances and incidents as one word, however they are written: {@code
 * CONFIRMED}, {@code in_progress}, {@code In Progress}.
 */
final class SiteState {
  private SiteState() {}

  /**
   * The word by which states are compared. IBX notices begin as {@code NEW} where the messages of
   * the gateway begin as {@code CONFIRMED}; no document says so, it is what the samples show.
   */
  static String of(String text) {
    String word = text.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
    return switch (word) {
      case "NEW" -> "CONFIRMED";
      case "CANCELED" -> "CANCELLED";
      default -> word;
    };
  }
}
