package io.emgadapter.simulator;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages that Equinix starts (Equinix, Order Notifications and Billing Notifications, the printed
 * samples), as texts of Tasks.
 */
final class Notifications {

  private final String source;

  Notifications(String source) {
    this.source = source;
  }

  /** News of an order. */
  String print(Order order, String state, @Nullable String activity, String description) {
    ObjectNode task = task(order);
    ObjectNode body = body(task, order).put("State", state);
    if (activity != null) {
      body.put("Activity", activity);
    }
    body.put("Description", description);
    return Envelopes.JSON.writeValueAsString(task);
  }

  /** A bill for an order. */
  String bill(Order order) {
    ObjectNode task = task(order);
    body(task, order)
        .put("State", "Closed")
        .put("Description", "Order Number:" + order.servicerId() + " billing notification")
        .putArray("LineDetails")
        .addObject()
        .put("Id", "1-3N5W5LYZ")
        .put("Ibx", "LD8")
        .put("Status", "Billed")
        .putArray("BilledLines")
        .add("1-2N5W4JAS");
    return Envelopes.JSON.writeValueAsString(task);
  }

  /** Any Task again, as a new message to this customer. */
  String again(String task) {
    ObjectNode copy = Envelopes.JSON.readTree(task).asObject();
    copy.put("Id", UUID.randomUUID().toString()).put("Source", source);
    return Envelopes.JSON.writeValueAsString(copy);
  }

  private ObjectNode task(Order order) {
    ObjectNode task = Envelopes.JSON.createObjectNode();
    task.put("Id", UUID.randomUUID().toString()).put("Source", source).put("Verb", "Update");
    task.put("Resource", order.resource()).put("ContentType", "application/json");
    return task.put("CreationTimeUTC", Acks.now()).put("Version", "1.0");
  }

  private static ObjectNode body(ObjectNode task, Order order) {
    return task.putObject("Body")
        .put("RequestorId", order.requestorId())
        .put("ServicerId", order.servicerId());
  }
}
