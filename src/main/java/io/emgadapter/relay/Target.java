package io.emgadapter.relay;

import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.ledger.events.MoveCursor.Endpoint;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a reader of the log takes events. Used by one thread. */
interface Target {

  /** The copies of an event that go there: none, one or several. */
  Stream<Delivery> copies(LoggedEvent event);

  /**
   * Tells them, those of one line in this order. Never throws.
   *
   * @param may whether anything may still be published; asked right before
   * @return what came of each, in the same order
   */
  List<Attempt> tell(List<Delivery> copies, BooleanSupplier may);

  /** The most events that it gets at once. */
  int most();

  /** Whether others than its reader leave copies for it in the ledger, so that it must look. */
  default boolean isShared() {
    return false;
  }

  /** What the last call showed of a webhook's endpoint; null for nothing new. */
  default @Nullable Endpoint news() {
    return null;
  }
}
