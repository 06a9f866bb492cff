package io.emgadapter.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of work that is ordered. This is where resources are listed. */
public enum Resource {
  /** Work by an Equinix technician. */
  SMART_HANDS("SmartHands"),
  /** A visit by the customer's own people. */
  WORK_VISIT("WorkVisit");

  private final String word;

  Resource(String word) {
    this.word = word;
  }

  /** The name on the wire and in work requests. */
  public String word() {
    return word;
  }

  /** The name as a part of a routing key, for example {@code smarthands}. */
  public String key() {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Finds the resource of exactly this {@link #word()}. */
  public static Optional<Resource> of(String word) {
    return Arrays.stream(values()).filter(resource -> resource.word.equals(word)).findFirst();
  }
}
