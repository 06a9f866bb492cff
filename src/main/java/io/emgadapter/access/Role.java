package io.emgadapter.access;

/** What a user is to the adapter; a user may be several things. */
public enum Role {
  /** Reads everything of its subscriptions but {@code context} and what is parked. */
  VIEWER,
  /** Orders, and sees and changes what it ordered. */
  SENDER,
  /** Reads everything of its subscriptions and gives commands. */
  OPERATOR,
  /** All of these. */
  ADMIN
}
