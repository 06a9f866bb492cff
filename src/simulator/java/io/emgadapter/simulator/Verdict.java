package io.emgadapter.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Equinix decided about a Task. */
sealed interface Verdict {

  /** Orders were made; several where the cages belong to several accounts. */
  record Created(List<Order> orders) implements Verdict {}

  /** The order was changed. */
  record Updated(Order order) implements Verdict {}

  /** The order was cancelled. */
  record Cancelled(Order order) implements Verdict {}

  /** Nothing was done. */
  record Refused(int statusCode, @Nullable String requestorId, String message) implements Verdict {}
}
