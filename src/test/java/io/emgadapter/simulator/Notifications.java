package io.emgadapter.simulator;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Messages that Equinix starts (Equinix, Order Notifications, the printed sample). */
final class Notifications {

  private final String source;

  Notifications(String source) {
    this.source = source;
  }

  /** The Task, as text. */
  String print(Order order, String state, String description) {
    ObjectNode task = Envelopes.JSON.createObjectNode();
    task.put("Id", UUID.randomUUID().toString()).put("Source", source).put("Verb", "Update");
    task.put("Resource", order.resource()).put("ContentType", "application/json");
    task.put("CreationTimeUTC", Acks.now()).put("Version", "1.0");
    task.putObject("Body")
        .put("RequestorId", order.requestorId())
        .put("ServicerId", order.servicerId())
        .put("State", state)
        .put("Description", description);
    return Envelopes.JSON.writeValueAsString(task);
  }
}
