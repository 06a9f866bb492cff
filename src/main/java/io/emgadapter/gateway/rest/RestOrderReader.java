package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.OrderReader.View;
import io.emgadapter.gateway.OrderReader.View.Failed;
import io.emgadapter.gateway.OrderReader.View.Hidden;
import io.emgadapter.gateway.OrderReader.View.NotAsked;
import io.emgadapter.gateway.OrderReader.View.Seen;
import io.emgadapter.gateway.rest.call.Apis.Api;
import io.emgadapter.gateway.rest.call.Caller.Call;
import io.emgadapter.gateway.rest.call.Caller.Call.Lost;
import io.emgadapter.gateway.rest.call.Caller.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Caller.Call.Replied;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the orders of one subscription (Equinix, Orders v2), within the limits that its Tasks have.
 */
final class RestOrderReader {
  private static final Set<String> ENDS = Set.of("CLOSED", "CANCELLED");
  private static final JsonNode NONE = JsonNodeFactory.instance.arrayNode();

  private final RestAccess link;

  RestOrderReader(RestAccess link) {
    this.link = link;
  }

  View read(String orderId) {
    return Changes.ORDER_ID.matcher(orderId).matches()
        ? details(
            orderId, link.caller().read(Api.ORDERS, token -> link.orders().details(token, orderId)))
        : new Hidden("It has not the form of an order number.", 0);
  }

  private View details(String orderId, Call call) {
    return switch (call) {
      case NotWritten(var reason, var pause) -> new NotAsked(reason, pause, 0);
      case Lost(var cause) -> new Failed(cause, 1);
      case Replied(var reply) when reply.isRefusal() ->
          new Hidden("Equinix answered " + reply.status() + ".", 1);
      case Replied(var reply) when !reply.isSuccess() ->
          new Failed("Equinix answered " + reply.status() + ".", 1);
      case Replied(var reply) -> seen(orderId, Changes.only(reply.body()));
    };
  }

  private View seen(String orderId, JsonNode details) {
    if (!details.isObject() || details.isEmpty()) {
      return new Failed("Equinix's answer is no order.", 1);
    }
    return ENDS.contains(details.path("status").asString(""))
        ? new Seen(details, NONE, 1)
        : proposals(
            details,
            link.caller().read(Api.ORDERS, token -> link.orders().negotiations(token, orderId)));
  }

  /** Of some kinds of orders none can be had; that must not hide what the details say. */
  private static View proposals(JsonNode details, Call call) {
    return switch (call) {
      case NotWritten(var reason, var pause) -> new NotAsked(reason, pause, 1);
      case Replied(var reply) when reply.isSuccess() && reply.body().isArray() ->
          new Seen(details, reply.body(), 2);
      case Replied _, Lost _ -> new Seen(details, NONE, 2);
    };
  }
}
