package io.emgadapter.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order in the simulator's books.
 *
 * @param servicerId its order number
 * @param resource {@code SmartHands} or {@code WorkVisit}
 * @param requestorId the customer's reference, if it gave one
 * @param locations the cages and cabinets it covers
 * @param state {@code Open} or {@code Cancelled}
 * @param attachments names of the attachments it was ever given
 * @param updates how often it was updated, a ReSubmit included
 * @param parent the order that a ReSubmit made this one from
 */
public record Order(
    String servicerId,
    String resource,
    @Nullable String requestorId,
    List<String> locations,
    String state,
    List<String> attachments,
    int updates,
    @Nullable String parent) {

  static final String OPEN = "Open";
  static final String CANCELLED = "Cancelled";

  boolean isCancelled() {
    return CANCELLED.equals(state);
  }

  Order updated(List<String> more) {
    return changed(OPEN, more, updates + 1);
  }

  Order cancelled(List<String> more) {
    return changed(CANCELLED, more, updates);
  }

  Order child(String number) {
    return new Order(number, resource, requestorId, locations, OPEN, List.of(), 0, servicerId);
  }

  private Order changed(String newState, List<String> more, int newUpdates) {
    var names = new ArrayList<>(attachments);
    names.addAll(more);
    return new Order(
        servicerId, resource, requestorId, locations, newState, names, newUpdates, parent);
  }
}
