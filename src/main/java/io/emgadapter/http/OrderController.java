package io.emgadapter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.emgadapter.access.Caller;
import io.emgadapter.http.Visibility.OwnOrders;
import io.emgadapter.ledger.reads.Page;
import io.emgadapter.ledger.reads.ReadHistory;
import io.emgadapter.ledger.reads.ReadHistory.OrderStep;
import io.emgadapter.ledger.reads.ReadOrders;
import io.emgadapter.ledger.reads.ReadOrders.OrderStatus;
import io.emgadapter.ledger.reads.ReadOrders.Wanted;
import io.emgadapter.ledger.reads.ReadTasks;
import io.emgadapter.ledger.reads.ReadTasks.TaskStatus;
import io.emgadapter.subscription.Subscription;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows orders: {@code GET /orders}, and {@code /orders/{servicerId}} with its history. */
@RestController
class OrderController {
  private final ReadOrders orders;
  private final ReadHistory history;
  private final ReadTasks tasks;
  private final OwnOrders own;
  private final Visibility reach;

  OrderController(
      ReadOrders orders, ReadHistory history, ReadTasks tasks, OwnOrders own, Visibility reach) {
    this.orders = orders;
    this.history = history;
    this.tasks = tasks;
    this.own = own;
    this.reach = reach;
  }

  /**
   * Orders, those that changed last first.
   *
   * @param next to be given as {@code after}; null on the last page
   */
  record Orders(List<OrderStatus> orders, @Nullable String next) {}

  /**
   * An order, the Tasks that made it or were aimed at it, and its history, the last step first.
   *
   * @param next of the history, to be given as {@code after}; null on the last page
   */
  record Whole(
      @JsonUnwrapped OrderStatus order,
      List<TaskStatus> tasks,
      List<OrderStep> history,
      @Nullable String next) {}

  @GetMapping("/orders")
  Orders orders(
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      @RequestParam(required = false) @Nullable String requestorId,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String resource,
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") String limit,
      Caller caller) {
    reach.check(caller, subscription);
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
  Whole order(
      @PathVariable String servicerId,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") String limit,
      Caller caller) {
    OrderStatus order =
        orders
            .order(subscription, servicerId)
            .filter(_ -> own.sees(caller, subscription, servicerId))
            .orElseThrow(OwnOrders::notThere);
    Page<OrderStep> steps =
        history.page(
            subscription, servicerId, ListQuery.afterNumber(after), ListQuery.limit(limit));
    List<TaskStatus> its =
        tasks.ofOrder(subscription, servicerId).stream()
            .filter(task -> caller.sees(task.sender()))
            .toList();
    return new Whole(order, its, steps.items(), ListQuery.next(steps));
  }
}
