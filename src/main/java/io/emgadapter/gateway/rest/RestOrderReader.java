package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.OrderReader.View;
import io.emgadapter.gateway.OrderReader.View.Failed;
import io.emgadapter.gateway.OrderReader.View.Hidden;
import io.emgadapter.gateway.OrderReader.View.NotAsked;
import io.emgadapter.gateway.OrderReader.View.Seen;
import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.Caller;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the orders of one subscription (Equinix, Orders v2), within the limits that its Tasks have.
 */
final class RestOrderReader {
  private static final Set<String> ENDS = Set.of("CLOSED", "CANCELLED");
  private static final JsonNode NONE = JsonNodeFactory.instance.arrayNode();

  private final Caller caller;

  RestOrderReader(Caller caller) {
    this.caller = caller;
  }

  View read(String orderId) {
    return Changes.ORDER_ID.matcher(orderId).matches()
        ? details(
            orderId,
            caller.read(Api.ORDERS, (equinix, token) -> equinix.order(token, orderId, null)))
        : new Hidden("It has not the form of an order number.", 0);
  }

  private View details(String orderId, Call call) {
    return switch (call) {
      case NotWritten(var reason, var pause, _) -> new NotAsked(reason, pause, 0);
      case Lost(var cause) -> new Failed(cause, 1);
      case Replied(var reply) when reply.isSuccess() -> seen(orderId, Changes.only(reply.body()));
      case Replied(var reply) when reply.isRefusal() ->
          new Hidden("Equinix answered " + reply.status() + ".", 1);
      case Replied(var reply) -> new Failed("Equinix answered " + reply.status() + ".", 1);
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
            caller.read(Api.ORDERS, (equinix, token) -> equinix.proposals(token, orderId)));
  }

  /** Some kinds of orders have no proposals; that must not hide what the details say. */
  private static View proposals(JsonNode details, Call call) {
    return switch (call) {
      case NotWritten(var reason, var pause, _) -> new NotAsked(reason, pause, 1);
      case Replied(var reply) when reply.isSuccess() && reply.body().isArray() ->
          new Seen(details, reply.body(), 2);
      case Replied _, Lost _ -> new Seen(details, NONE, 2);
    };
  }
}
