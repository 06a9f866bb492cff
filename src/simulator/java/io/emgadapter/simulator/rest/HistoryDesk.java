package io.emgadapter.simulator.rest;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Order History v1: finds parts of references, as the real one does. */
final class HistoryDesk {
  private static final JsonMapper JSON = new JsonMapper();

  private final RestBook book;

  HistoryDesk(RestBook book) {
    this.book = book;
  }

  Answer answer(Asked request) {
    JsonNode search = request.json();
    if (search.path("source").isEmpty() || search.path("q").asString("").isEmpty()) {
      return Answer.v1(400, "EQX-123-1234", "/q", "Error message.", "q");
    }
    String q = search.path("q").asString("");
    JsonNode filters = search.path("filters");
    List<RestOrder> found =
        book.history().stream()
            .filter(order -> order.reference().contains(q) || order.id().contains(q))
            .filter(order -> allows(filters.path("ibxs"), order.ibx()))
            .filter(order -> allows(filters.path("productTypes"), order.product()))
            .toList();
    ObjectNode answer = JSON.createObjectNode();
    found.forEach(order -> content(answer.withArray("content").addObject(), order));
    answer.putObject("page").put("totalElements", found.size()).put("number", 0);
    return Answer.of(200, answer.toString());
  }

  private static boolean allows(JsonNode filter, String value) {
    return filter.isEmpty()
        || filter.valueStream().anyMatch(each -> each.asString("").equals(value));
  }

  private static void content(ObjectNode item, RestOrder order) {
    item.put("orderNumber", order.id()).put("orderStatus", "IN_PROGRESS");
    item.putArray("type").add(order.product());
    item.put("createdAt", order.createdAt().toString());
    item.putArray("ibx").add(order.ibx());
    item.putArray("customerReferenceNumbers").add(order.reference());
  }
}
