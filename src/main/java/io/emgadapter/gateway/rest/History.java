package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.Caller;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.JsonFields;
import io.emgadapter.gateway.rest.call.PreparationStopped;
import io.emgadapter.gateway.rest.call.Reply;
import io.emgadapter.gateway.rest.mapping.Reference;
import io.emgadapter.order.Target.Referred;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds orders of the past year by their references (Equinix, Order History v1). */
final class History {
  /** Stands for a time that Equinix does not give. */
  static final Instant NO_TIME = Instant.MIN;

  private static final int PAGE = 200;

  private final Caller caller;

  History(Caller caller) {
    this.caller = caller;
  }

  /**
   * An order that was found.
   *
   * @param references all references that it carries
   */
  record Past(String number, List<String> references, List<String> ibxs) {}

  /** Asks for orders whose reference contains this text; the caller must compare the references. */
  Call ask(String part, String product) {
    JsonFields filters =
        new JsonFields().texts("productTypes", List.of(product)).put("dateRange", "PAST_YEAR");
    JsonFields newest = new JsonFields().put("name", "CREATED_ON").put("direction", "DESC");
    ObjectNode search =
        new JsonFields()
            .put("filters", filters.object())
            .texts("source", List.of("CUSTOMER_REFERENCE_NUMBER"))
            .put("q", part)
            .all("sorts", List.of(newest.object()))
            .put("page", new JsonFields().put("number", 0).put("size", PAGE).object())
            .object();
    return caller.read(Api.HISTORY, (equinix, token) -> equinix.searchOrders(token, search));
  }

  /** The orders of an answer. */
  static List<Past> read(Reply reply) {
    return reply
        .body()
        .path("content")
        .valueStream()
        .map(each ->
            new Past(
                each.path("orderNumber").asString(""),
                texts(each.path("customerReferenceNumbers")),
                texts(each.path("ibx"))))
        .filter(order -> !order.number().isBlank())
        .toList();
  }

  private static List<String> texts(JsonNode texts) {
    Stream<JsonNode> each = texts.isArray() ? texts.valueStream() : Stream.of(texts);
    return each.map(text -> text.asString("")).filter(text -> !text.isBlank()).toList();
  }

  /** A time with an offset, or {@link #NO_TIME}. */
  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return NO_TIME;
    }
  }

  /**
   * The numbers of all orders that were made for a {@code RequestorId}, also with the ending that
   * this adapter adds.
   */
  Set<String> numbers(Referred referred) {
    String named = referred.name();
    String product = referred.resource().equals("WorkVisit") ? "WORK_VISIT" : "SHIPMENT";
    Call call = ask(Reference.shortened(named), product);
    return read(PreparationStopped.replyOr(call, "the order that is named")).stream()
        .filter(order -> order.references().stream().anyMatch(r -> Reference.isOf(r, named)))
        .map(Past::number)
        .collect(Collectors.toSet());
  }
}
