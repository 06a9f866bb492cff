package io.emgadapter.simulator.rest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Orders v2. */
final class OrdersDesk {
  private static final JsonMapper JSON = new JsonMapper();

  private final RestBook book;

  OrdersDesk(RestBook book) {
    this.book = book;
  }

  Answer answer(Asked request, String orderId, String what) {
    RestOrder order = book.find(orderId).orElse(null);
    if (order == null) {
      return Answer.v2(403, "EQ-2014005", "Unable to access or locate given order", "orderId", "");
    }
    boolean get = request.method().equals("GET");
    return switch (what) {
      case "" -> Answer.of(200, details(order).toString());
      case "negotiations" -> get ? negotiations(order) : reply(order, request.json());
      case "notes" -> note(order, request.json());
      case "cancel" -> cancel(order, request.json());
      default -> Answer.of(404, "[]");
    };
  }

  private static ObjectNode details(RestOrder order) {
    ObjectNode json = JSON.createObjectNode();
    json.put("orderId", order.id()).put("status", order.status());
    json.put("customerReferenceId", order.reference());
    json.put("createdDateTime", order.createdAt().toString());
    json.put("cancellable", order.cancelled().isEmpty());
    if (order.closed().get() != null) {
      json.put("closedDateTime", order.closed().get().toString());
    }
    order.life().into(json);
    order.notes().forEach(json.withArray("notes")::add);
    return json;
  }

  private static Answer negotiations(RestOrder order) {
    var array = JSON.createArrayNode();
    order
        .negotiations()
        .forEach(id -> array.addObject().put("referenceId", id).put("message", "Tomorrow?"));
    order.life().proposals().forEach(array::add);
    return Answer.of(200, array.toString());
  }

  private static Answer reply(RestOrder order, JsonNode reply) {
    String id = reply.path("referenceId").asString("");
    if (!order.negotiations().remove(id) && !order.life().answered(id)) {
      return Answer.v2(400, "EQ-2042252", "No pending negotiation", "referenceId", "None pending");
    }
    order
        .notes()
        .add(
            JSON.createObjectNode()
                .put("type", "CUSTOMER_NOTES")
                .put("text", reply.path("action").asString("")));
    return Answer.located(202, "/orders/" + order.id());
  }

  private Answer note(RestOrder order, JsonNode note) {
    Answer bad = tooShort(note, "text");
    if (bad != null) {
      return bad;
    }
    ObjectNode kept = note.deepCopy().asObject();
    kept.put("id", "5-" + order.notes().size()).put("author", "CUSTOMER");
    kept.put("type", note.has("referenceId") ? "CUSTOMER_QUERY" : "CUSTOMER_NOTES");
    kept.put("createdDateTime", book.now().toString());
    order.notes().add(kept);
    return Answer.located(202, "/orders/" + order.id());
  }

  private Answer cancel(RestOrder order, JsonNode cancel) {
    Answer bad = tooShort(cancel, "reason");
    if (bad != null) {
      return bad;
    }
    if (!order.cancelled().isEmpty()) {
      return Answer.v2(409, "EQ-2014009", "Cancel denied", "orderId", "Already cancelled");
    }
    order.cancelled().add(cancel.path("reason").asString(""));
    order.closed().set(book.now());
    return Answer.located(202, "/orders/" + order.id());
  }

  private static @org.jspecify.annotations.Nullable Answer tooShort(JsonNode body, String name) {
    int length = body.path(name).asString("").length();
    return length >= 5 && length <= 4000
        ? null
        : Answer.v2(400, "EQ-2014010", "One or more property is invalid", name, "5 to 4000");
  }
}
