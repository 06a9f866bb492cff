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

  /**
   * Finds what a status of the Orders API says (Equinix, Orders v2). That an order on hold waits
   * for its customer is our reading: proposals are the only reason that the document gives.
   */
  static Optional<OrderState> ofStatus(String status) {
    return switch (status.toUpperCase(Locale.ROOT)) {
      case "RECEIVED" -> Optional.of(OPEN);
      case "ON_HOLD" -> Optional.of(PENDING_CUSTOMER_INPUT);
      default -> of(status);
    };
  }

  private static String plain(String word) {
    return word.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }
}
