package io.emgadapter.order;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a customer answers to a proposal of Equinix's: an Update whose whole {@code Description} is
 * one of these words (Equinix, SmartHands Order, Update SmartHands, Description).
 */
public enum NegotiationAnswer {
  /** Go on at the date and time that Equinix proposed. */
  APPROVE,
  /** Go on without expedite, by the standard schedule. */
  APPROVE_NON_EXPEDITE,
  /** Cancel the order item. */
  CANCEL;

  /** The answer that a description is, if it is exactly one of the words. */
  public static Optional<NegotiationAnswer> of(String description) {
    return Arrays.stream(values()).filter(answer -> answer.name().equals(description)).findFirst();
  }
}
