package io.emgadapter.simulator;

import io.emgadapter.simulator.Verdict.Cancelled;
import io.emgadapter.simulator.Verdict.Created;
import io.emgadapter.simulator.Verdict.Refused;
import io.emgadapter.simulator.Verdict.Updated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Equinix's orders, and what may be done to them. */
final class OrderBook {

  /** The order number that the documents print; the first order gets it. */
  private static final long FIRST = 199912345789L;

  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<String, List<String>> numbersByRequestorId = new LinkedHashMap<>();
  private long next = FIRST;

  /** Decides about a Task whose signature and header are right. */
  synchronized Verdict decide(String verb, String resource, JsonNode body) {
    String requestorId = Envelope.text(body, "RequestorId");
    String problem = BodyChecks.problem(verb, resource, body);
    if (problem != null) {
      return new Refused(400, requestorId, problem);
    }
    return "Create".equals(verb)
        ? create(resource, requestorId, body)
        : change(resource, requestorId, body);
  }

  private Verdict create(String resource, String requestorId, JsonNode body) {
    if (body.path("RequestorIdUnique").asBoolean()
        && numbersByRequestorId.containsKey(requestorId)) {
      return new Refused(400, requestorId, "RequestorId is already used by another order");
    }
    var made = new ArrayList<Order>();
    for (List<String> locations : Accounts.split(locations(body))) {
      made.add(keep(create(resource, requestorId, locations, attachments(body))));
    }
    return new Created(made);
  }

  private Order create(
      String resource, String requestorId, List<String> locations, List<String> attachments) {
    return new Order(number(), resource, requestorId, locations, Order.OPEN, attachments, 0, null);
  }

  private Verdict change(String resource, String requestorId, JsonNode body) {
    String servicerId = Envelope.text(body, "ServicerId");
    List<Order> named = named(servicerId, requestorId, resource);
    if (named.size() != 1) {
      String several = "Multiple tickets found for RequestorID";
      return new Refused(404, requestorId, named.isEmpty() ? "Order not found" : several);
    }
    Order order = named.getFirst();
    if (order.isCancelled()) {
      return new Refused(406, order.requestorId(), "Order is already cancelled");
    }
    return change(order, Envelope.text(body, "State"), attachments(body));
  }

  private Verdict change(Order order, String state, List<String> attachments) {
    if (Order.CANCELLED.equals(state)) {
      return new Cancelled(keep(order.cancelled(attachments)));
    }
    if ("ReSubmit".equals(state)) {
      keep(order.child(number()));
    }
    return new Updated(keep(order.updated(attachments)));
  }

  private List<Order> named(String servicerId, String requestorId, String resource) {
    List<String> numbers =
        servicerId == null
            ? numbersByRequestorId.getOrDefault(requestorId, List.of())
            : List.of(servicerId);
    return numbers.stream()
        .map(orders::get)
        .filter(Objects::nonNull)
        .filter(order -> order.resource().equals(resource))
        // A child is found by its number; the customer's reference means the order it placed.
        .filter(order -> servicerId != null || order.parent() == null)
        .toList();
  }

  private Order keep(Order order) {
    boolean isNew = orders.put(order.servicerId(), order) == null;
    if (isNew && order.requestorId() != null) {
      numbersByRequestorId
          .computeIfAbsent(order.requestorId(), any -> new ArrayList<>())
          .add(order.servicerId());
    }
    return order;
  }

  private String number() {
    return "1-" + next++;
  }

  private static List<String> locations(JsonNode body) {
    JsonNode location = body.path("Location");
    return location.isString()
        ? List.of(location.stringValue())
        : StreamSupport.stream(location.spliterator(), false).map(JsonNode::stringValue).toList();
  }

  private static List<String> attachments(JsonNode body) {
    return StreamSupport.stream(body.path("Attachments").spliterator(), false)
        .map(each -> each.path("Name").stringValue())
        .toList();
  }

  synchronized List<Order> orders() {
    return List.copyOf(orders.values());
  }

  synchronized List<Order> ordersFor(String requestorId) {
    return numbersByRequestorId.getOrDefault(requestorId, List.of()).stream()
        .map(orders::get)
        .toList();
  }
}
