package io.emgadapter.relay;

import io.emgadapter.ledger.events.Delivery;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.ledger.events.MoveCursor.Endpoint;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a reader of the log delivers events. Used by one thread. */
interface EventTarget {

  /** What must be delivered there of an event: nothing, once, or to several queues. */
  Stream<Delivery> deliveries(LoggedEvent event);

  /**
   * Delivers events, those of one line in the given order. Never throws.
   *
   * @param may whether anything may still be delivered; asked right before each time
   * @return what came of each, in the same order
   */
  List<Attempt> deliver(List<Delivery> deliveries, BooleanSupplier may);

  /** The most events that it takes at once. */
  int most();

  /** Whether others than its reader leave events for it in the ledger, so that it must look. */
  default boolean isShared() {
    return false;
  }

  /** What the last call showed about a webhook's endpoint; null if nothing is new. */
  default @Nullable Endpoint news() {
    return null;
  }
}
