package io.emgadapter.ledger;

import java.util.UUID;

/** A lane that a request belongs to, before it is known whether it must be opened. */
sealed interface LaneRef {

  /** A lane in the ledger. */
  record Known(UUID id) implements LaneRef {}

  /**
   * A lane to open, unless it is there already.
   *
   * @param name {@code request:<uuid>} for a Create's own; {@code servicer:<ServicerId>} or {@code
   *     requestor:<RequestorId>} for an order that no Create of ours makes
   */
  record Named(String subscription, String name) implements LaneRef {}
}
