package io.emgadapter.simulator;

import io.emgadapter.simulator.Verdict.Cancelled;
import io.emgadapter.simulator.Verdict.Created;
import io.emgadapter.simulator.Verdict.Refused;
import io.emgadapter.simulator.Verdict.Updated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Acks in the forms that the documents print (Equinix, Work Visit Order and SmartHands Order, the
 * sample responses): the same fields in the same order, the same words, and the same Ids again and
 * again.
 */
final class Acks {

  private static final String ID = "69352cff-4f00-4c42-9dce-a1b5e5ecc40b";
  private static final String CANCEL_ID = "2f3b9c69-1446-46fa-b5c7-040421029c88";

  /** Always three digits, as printed. */
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  volatile int updateStatus = 201;
  volatile int cancelStatus = 200;
  volatile boolean statusAsText;

  private final String source;

  Acks(String source) {
    this.source = source;
  }

  /** The code that goes with this verdict. */
  int statusCode(Verdict verdict) {
    return switch (verdict) {
      case Created created -> 201;
      case Updated updated -> updateStatus;
      case Cancelled cancelled -> cancelStatus;
      case Refused refused -> refused.statusCode();
    };
  }

  /** The Task of the Ack, as text. */
  String print(JsonNode task, Verdict verdict) {
    ObjectNode ack = Envelopes.JSON.createObjectNode();
    ack.put("Id", verdict instanceof Cancelled ? CANCEL_ID : ID).put("Source", source);
    ack.put("Verb", "Ack").set("Resource", task.path("Resource"));
    ack.put("ContentType", "application/json").put("CreateTimeUTC", now()).put("Version", "1.0");
    ack.set("OriginationId", task.path("Id"));
    ack.set("OriginationVerb", task.path("Verb"));
    ack.set("Body", body(task.path("Resource").asString(""), verdict));
    return Envelopes.JSON.writeValueAsString(ack);
  }

  static String now() {
    return MILLISECONDS.format(Instant.now());
  }

  private ObjectNode body(String resource, Verdict verdict) {
    ObjectNode body = Envelopes.JSON.createObjectNode();
    switch (verdict) {
      case Created(List<Order> orders) -> created(body, resource, orders);
      case Updated(Order order) -> updated(body, resource, order);
      case Cancelled(Order order) -> cancelled(body, resource, order);
      case Refused refused -> refused(body, refused);
    }
    return body;
  }

  private void created(ObjectNode body, String resource, List<Order> orders) {
    Order first = orders.getFirst();
    body.put("RequestorId", first.requestorId());
    if ("WorkVisit".equals(resource)) {
      ArrayNode servicerIds = body.putArray("ServicerId");
      orders.forEach(order -> byLocation(servicerIds.addObject(), order));
    } else {
      body.put("ServicerId", first.servicerId());
    }
    String reference = first.requestorId() == null ? "" : first.requestorId();
    String words = " Was created in reference to : " + reference;
    status(body, 201, "Equinix " + resource + ": " + first.servicerId() + words);
    body.putNull("Object");
  }

  private static void byLocation(ObjectNode entry, Order order) {
    order.locations().forEach(entry.putArray("Locations")::add);
    entry.put("ServicerId", order.servicerId());
  }

  private void updated(ObjectNode body, String resource, Order order) {
    body.put("RequestorId", order.requestorId()).put("ServicerId", order.servicerId());
    status(body, updateStatus, "Equinix " + resource + ": " + order.servicerId() + " was updated");
    body.putNull("Object");
  }

  private void cancelled(ObjectNode body, String resource, Order order) {
    body.put("ServicerId", order.servicerId()).put("RequestorId", order.requestorId());
    String name = "WorkVisit".equals(resource) ? "workvisit" : resource;
    status(body, cancelStatus, "Equinix " + name + ": " + order.servicerId() + " Was Cancelled");
    body.putNull("Object");
    if (!order.attachments().isEmpty()) {
      ArrayNode attachments = body.putArray("Object");
      order.attachments().forEach(each -> attachment(attachments.addObject(), each));
    }
  }

  private static void attachment(ObjectNode entry, String name) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    entry.put("Name", name).put("Id", id.toString());
  }

  /** The error of the REST API behind it, after the words that the templates look for. */
  private void refused(ObjectNode body, Refused refused) {
    ObjectNode error = Envelopes.JSON.createObjectNode();
    error
        .putArray("errors")
        .addObject()
        .put("code", "EQX-SIM-" + refused.statusCode())
        .put("message", refused.message());
    body.put("RequestorId", refused.requestorId());
    status(body, refused.statusCode(), "Processing failed with following error: " + error);
    body.putNull("Object");
  }

  private void status(ObjectNode body, int code, String description) {
    if (statusAsText) {
      body.put("StatusCode", Integer.toString(code));
    } else {
      body.put("StatusCode", code);
    }
    body.put("Description", description);
  }
}
