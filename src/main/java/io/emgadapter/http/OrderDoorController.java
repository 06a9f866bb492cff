package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.ledger.reads.ReadOrders;
import io.emgadapter.ledger.reads.ReadOrders.OrderStatus;
import io.emgadapter.order.Resource;
import io.emgadapter.request.HttpDoor;
import io.emgadapter.request.ShortForm;
import io.emgadapter.subscription.Subscription;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Doors for people with an order number: each makes a work request of what is sent, which goes the
 * way of all others. An id that comes as {@code Idempotency-Key} is the work request's.
 */
@RestController
class OrderDoorController {
  private static final String JSON = "application/json";
  private static final String KEY = "Idempotency-Key";

  private final HttpDoor door;
  private final ReadOrders orders;
  private final Visibility reach;

  OrderDoorController(HttpDoor door, ReadOrders orders, Visibility reach) {
    this.door = door;
    this.orders = orders;
    this.reach = reach;
  }

  @PostMapping(path = "/orders/{servicerId}/notes", consumes = JSON)
  CompletableFuture<ResponseEntity<Object>> note(
      @PathVariable String servicerId,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest http,
      Caller caller)
      throws IOException {
    ShortForm form = form(OrderChange.NOTE, servicerId, subscription, key, caller);
    return door.take(http, caller, dryRun, form);
  }

  @PostMapping(path = "/orders/{servicerId}/negotiations", consumes = JSON)
  CompletableFuture<ResponseEntity<Object>> negotiation(
      @PathVariable String servicerId,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest http,
      Caller caller)
      throws IOException {
    ShortForm form = form(OrderChange.NEGOTIATION, servicerId, subscription, key, caller);
    return door.take(http, caller, dryRun, form);
  }

  @PostMapping(path = "/orders/{servicerId}/cancel", consumes = JSON)
  CompletableFuture<ResponseEntity<Object>> cancel(
      @PathVariable String servicerId,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      HttpServletRequest http,
      Caller caller)
      throws IOException {
    ShortForm form = form(OrderChange.CANCEL, servicerId, subscription, key, caller);
    return door.take(http, caller, dryRun, form);
  }

  private ShortForm form(
      OrderChange change,
      String servicerId,
      String subscription,
      @Nullable String key,
      Caller caller) {
    String resource = reach.has(caller, subscription) ? resource(subscription, servicerId) : null;
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    known.put("verb", change.verb()).put("subscription", subscription);
    known.putObject("order").put("servicerId", servicerId);
    known.putObject("body");
    if (key != null) {
      known.put("id", unquoted(key.strip()));
    }
    if (resource != null) {
      known.put("resource", resource);
    } else if (change == OrderChange.NEGOTIATION) {
      known.put("resource", Resource.SMART_HANDS.word());
    }
    return new ShortForm(known, change.places(), (sent, problems) -> change.check(sent, problems));
  }

  private @Nullable String resource(String subscription, String servicerId) {
    return orders.order(subscription, servicerId).map(OrderStatus::resource).orElse(null);
  }

  /** As the draft of that header writes it, and as most people do. */
  private static String unquoted(String key) {
    return key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")
        ? key.substring(1, key.length() - 1)
        : key;
  }
}
