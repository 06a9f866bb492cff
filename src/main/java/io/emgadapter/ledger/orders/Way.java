package io.emgadapter.ledger.orders;

import java.util.Locale;

/** By which way a notification came. */
public enum Way {
  /** The queue of the messaging gateway. */
  EMG,
  /** Fabric streams, pushed or searched for. */
  STREAM,
  /** Notices that were asked for by REST. */
  REST;

  /** The word in the ledger. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
