package io.emgadapter.notification;

import java.util.Locale;

/** The kinds of notifications. */
public enum NotificationKind {
  /** What became of an order. */
  ORDER,
  /** What an order costs. */
  BILLING,
  /** A data center. */
  DATACENTER,
  /** Equinix's network. */
  NETWORK,
  /** A port or a virtual connection. */
  FABRIC,
  /** A case of a managed service. */
  MANAGEDSERVICE,
  /** Anything else. */
  UNKNOWN;

  /** The word in the ledger. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
