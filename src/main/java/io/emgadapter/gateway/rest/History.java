package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.call.Apis.Api;
import io.emgadapter.gateway.rest.call.Apis.OrderHistoryApi;
import io.emgadapter.gateway.rest.call.Caller;
import io.emgadapter.gateway.rest.call.Caller.Call;
import io.emgadapter.gateway.rest.call.Reply;
import io.emgadapter.gateway.rest.call.Stop;
import io.emgadapter.gateway.rest.mapping.Reference;
import io.emgadapter.order.Target.Referred;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds orders by their references (Equinix, Order History v1). */
final class History {
  /** Stands for a time that Equinix does not give. */
  static final Instant UNTOLD = Instant.MIN;

  private static final int PAGE = 200;

  private final Caller caller;
  private final OrderHistoryApi api;

  History(Caller caller, OrderHistoryApi api) {
    this.caller = caller;
    this.api = api;
  }

  /**
   * An order that was found.
   *
   * @param references all that it carries
   */
  record Past(String number, List<String> references, List<String> ibxs) {}

  /** Asks for orders whose reference contains this; what comes back must be compared. */
  Call ask(String part, String product, String range) {
    ObjectNode search = JsonNodeFactory.instance.objectNode();
    ObjectNode filters = search.putObject("filters");
    filters.putArray("productTypes").add(product);
    filters.put("dateRange", range);
    search.putArray("source").add("CUSTOMER_REFERENCE_NUMBER");
    search.put("q", part);
    search.putArray("sorts").addObject().put("name", "CREATED_ON").put("direction", "DESC");
    search.putObject("page").put("number", 0).put("size", PAGE);
    return caller.read(Api.HISTORY, token -> api.retrieve(token, search));
  }

  /** The orders of an answer. */
  static List<Past> read(Reply reply) {
    List<Past> orders = new ArrayList<>();
    for (JsonNode each : reply.body().path("content")) {
      orders.add(
          new Past(
              each.path("orderNumber").asString(""),
              texts(each.path("customerReferenceNumbers")),
              texts(each.path("ibx"))));
    }
    return orders.stream().filter(order -> !order.number().isBlank()).toList();
  }

  private static List<String> texts(JsonNode texts) {
    Stream<JsonNode> each = texts.isArray() ? texts.valueStream() : Stream.of(texts);
    return each.map(text -> text.asString("")).filter(text -> !text.isBlank()).toList();
  }

  /** A time with an offset, or {@link #UNTOLD}. */
  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return UNTOLD;
    }
  }

  /** The numbers of orders in the history, by the {@code RequestorId} that they were made for. */
  static final class OrderNumbers {
    private final History history;

    OrderNumbers(History history) {
      this.history = history;
    }

    /** All that carry it, also with the addition that this adapter makes. */
    Set<String> of(Referred referred) {
      String named = referred.name();
      Call call = history.ask(Reference.shortened(named), product(referred), "PAST_YEAR");
      return History.read(Stop.replyOr(call, "the order that is named")).stream()
          .filter(order -> order.references().stream().anyMatch(r -> Reference.isOf(r, named)))
          .map(History.Past::number)
          .collect(Collectors.toSet());
    }

    private static String product(Referred referred) {
      return referred.resource().equals("WorkVisit") ? "WORK_VISIT" : "SHIPMENT";
    }
  }
}
