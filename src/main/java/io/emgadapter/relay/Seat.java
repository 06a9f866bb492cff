package io.emgadapter.relay;

import io.emgadapter.ledger.events.Hold;
import org.jspecify.annotations.Nullable;

/**
 * How a reader of the log stands at this instance.
 *
 * @param hold that this instance has it; null while another one does
 * @param waiting how much it left behind
 * @param due whether some of that may be tried again
 * @param disabled whether it is a webhook that is disabled
 * @param asOf nanoseconds before the ledger was asked
 */
record Seat(@Nullable Hold hold, int waiting, boolean due, boolean disabled, long asOf) {
  static final Seat EMPTY = new Seat(null, 0, false, false, 0);

  Seat with(@Nullable Hold other) {
    return new Seat(other, waiting, due, disabled, asOf);
  }

  Seat withNothingDue() {
    return new Seat(hold, waiting, false, disabled, asOf);
  }
}
