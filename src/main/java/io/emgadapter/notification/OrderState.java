package io.emgadapter.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an order is, in Equinix's words (its templates; no page lists them all). */
public enum OrderState {
  /** It was taken. */
  OPEN("Open"),
  /** Somebody works on it, or it is scheduled. */
  IN_PROGRESS("InProgress"),
  /** A technician has asked something, or Equinix proposes another time. */
  PENDING_CUSTOMER_INPUT("Pending Customer Input"),
  /** It will not be done. */
  CANCELLED("Cancelled"),
  /** It is done. */
  CLOSED("Closed");

  private final String word;

  OrderState(String word) {
    this.word = word;
  }

  /** The word, as events and the ledger have it. */
  public String word() {
    return word;
  }

  /** Whether the order has ended; it may be opened again by something newer. */
  public boolean isEnd() {
    return this == CANCELLED || this == CLOSED;
  }

  /** Finds the state of this word, in any case, with or without blanks. */
  public static Optional<OrderState> of(String word) {
    return Arrays.stream(values()).filter(state -> plain(state.word).equals(plain(word))).findAny();
  }

  private static String plain(String word) {
    return word.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }
}
