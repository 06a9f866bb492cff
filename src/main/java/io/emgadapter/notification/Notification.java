package io.emgadapter.notification;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message that Equinix starts, as far as it could be understood (Equinix, Notification Types).
 */
public sealed interface Notification permits OrderNotification, BillingNotification, Bulletin {

  /** What all of them have. */
  Head head();

  /** What sort it is: one of these words in the ledger. */
  Kind kind();

  /** The order, maintenance, incident or case at Equinix that it names. */
  @Nullable String servicerId();

  /** The sorts of notifications. */
  enum Kind {
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
    /** Whatever else. */
    UNKNOWN;

    /** The word in the ledger. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
