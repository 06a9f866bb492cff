package io.emgadapter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.emgadapter.access.Caller;
import io.emgadapter.gateway.rest.Read;
import io.emgadapter.gateway.rest.Read.Found;
import io.emgadapter.gateway.rest.RestReads;
import io.emgadapter.ledger.reads.Page;
import io.emgadapter.ledger.reads.ReadHistory;
import io.emgadapter.ledger.reads.ReadHistory.OrderStep;
import io.emgadapter.ledger.reads.ReadOrders;
import io.emgadapter.ledger.reads.ReadOrders.OrderStatus;
import io.emgadapter.ledger.reads.ReadOrders.Wanted;
import io.emgadapter.ledger.reads.ReadTasks;
import io.emgadapter.ledger.reads.ReadTasks.TaskStatus;
import io.emgadapter.request.HttpDoor;
import io.emgadapter.subscription.Subscription;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Orders: a list, one order with its history, what Equinix says about it now, and changes by people
 * who know its number.
 */
@RestController
public class OrderController {
  private final ReadOrders orders;
  private final ReadHistory history;
  private final ReadTasks tasks;
  private final RestReads equinix;
  private final HttpDoor door;
  private final Visibility visibility;
  private final Masking masking;

  OrderController(
      ReadOrders orders,
      ReadHistory history,
      ReadTasks tasks,
      RestReads equinix,
      HttpDoor door,
      Visibility visibility,
      Masking masking) {
    this.orders = orders;
    this.history = history;
    this.tasks = tasks;
    this.equinix = equinix;
    this.door = door;
    this.visibility = visibility;
    this.masking = masking;
  }

  /**
   * A page of orders, the latest change first.
   *
   * @param next to be given as {@code after}; null on the last page
   */
  public record Orders(List<OrderStatus> orders, @Nullable String next) {}

  /**
   * An order, the Tasks that made it or were aimed at it, and its history, the last step first.
   *
   * @param next of the history, to be given as {@code after}; null on the last page
   */
  public record Whole(
      @JsonUnwrapped OrderStatus order,
      List<TaskStatus> tasks,
      List<OrderStep> history,
      @Nullable String next) {}

  @GetMapping("/orders")
  public Orders orders(
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      @RequestParam(required = false) @Nullable String requestorId,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String resource,
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") String limit,
      Caller caller) {
    visibility.check(caller, subscription);
    Wanted wanted =
        new Wanted(
            subscription,
            ListQuery.text("requestorId", requestorId),
            ListQuery.text("state", state),
            ListQuery.text("resource", resource),
            ListQuery.since(since));
    Page<OrderStatus> page = orders.page(wanted, ListQuery.after(after), ListQuery.limit(limit));
    return new Orders(page.items(), ListQuery.next(page));
  }

  @GetMapping("/orders/{servicerId}")
  public Whole order(
      @PathVariable String servicerId,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") String limit,
      Caller caller) {
    OrderStatus order = orders.order(subscription, servicerId).orElseThrow(Visibility::noSuchOrder);
    visibility.checkOrder(caller, subscription, servicerId);
    Page<OrderStep> steps =
        history.page(
            subscription, servicerId, ListQuery.afterNumber(after), ListQuery.limit(limit));
    List<TaskStatus> its =
        tasks.ofOrder(subscription, servicerId).stream()
            .filter(task -> caller.sees(task.sender()))
            .toList();
    return new Whole(
        order,
        masking.tasks(caller, its),
        masking.history(caller, servicerId, order, steps.items()),
        ListQuery.next(steps));
  }

  @GetMapping("/orders/{servicerId}/details")
  ResponseEntity<Object> details(
      @PathVariable String servicerId,
      @RequestParam(required = false) @Nullable String ibxs,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      Caller caller) {
    visibility.check(caller, subscription);
    visibility.checkOrder(caller, subscription, servicerId);
    return shown(
        equinix.order(subscription, servicerId, ListQuery.names(ibxs)),
        subscription,
        servicerId,
        caller);
  }

  @GetMapping("/orders/{servicerId}/negotiations")
  ResponseEntity<Object> negotiations(
      @PathVariable String servicerId,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      Caller caller) {
    visibility.check(caller, subscription);
    visibility.checkOrder(caller, subscription, servicerId);
    return shown(equinix.negotiations(subscription, servicerId), subscription, servicerId, caller);
  }

  private ResponseEntity<Object> shown(
      Read read, String subscription, String servicerId, Caller caller) {
    Read seen =
        read instanceof Found(var json)
                && json.length > 0
                && !masking.isClearOrder(caller, subscription, servicerId)
            ? new Found(masking.maskOfOrder(subscription, servicerId).document(json))
            : read;
    return SmartHandsController.answer(seen, subscription);
  }

  /** Makes a work request of the body, which is then handled like any other. */
  @PostMapping(
      path = {
        "/orders/{servicerId}/notes",
        "/orders/{servicerId}/negotiations",
        "/orders/{servicerId}/cancel"
      },
      consumes = "application/json")
  CompletableFuture<ResponseEntity<Object>> change(
      @PathVariable String servicerId,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest http,
      Caller caller)
      throws IOException {
    String resource =
        visibility.has(caller, subscription)
            ? orders.order(subscription, servicerId).map(OrderStatus::resource).orElse(null)
            : null;
    String address =
        String.valueOf(http.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    return door.take(
        http,
        caller,
        dryRun,
        OrderChange.at(address).form(subscription, servicerId, resource, key));
  }
}
