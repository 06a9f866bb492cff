package io.emgadapter.api;

import io.emgadapter.ledger.reads.OrderStatus;
import io.emgadapter.ledger.reads.ReadOrders;
import io.emgadapter.ledger.reads.ReadRequests;
import io.emgadapter.ledger.reads.ReadTasks;
import io.emgadapter.ledger.reads.RequestStatus;
import io.emgadapter.ledger.reads.TaskStatus;
import io.emgadapter.request.RequestSettings;
import io.emgadapter.subscription.Subscription;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Looks things up: {@code GET /work-requests/{id}}, {@code /tasks/{id}}, {@code
 * /orders/{servicerId}}.
 */
@RestController
class LookController {
  private final ReadRequests requests;
  private final ReadTasks tasks;
  private final ReadOrders orders;
  private final RequestSettings settings;

  LookController(
      ReadRequests requests, ReadTasks tasks, ReadOrders orders, RequestSettings settings) {
    this.requests = requests;
    this.tasks = tasks;
    this.orders = orders;
    this.settings = settings;
  }

  /** A request by the id that its sender gave it; by default the caller's own. */
  @GetMapping("/work-requests/{id}")
  RequestStatus request(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String sender,
      @Nullable Principal user) {
    String own = user == null ? settings.sender() : user.getName();
    return requests
        .request(sender == null ? own : sender, id)
        .orElseThrow(() -> notFound("No work request of this sender has this id."));
  }

  /** The same for an id that cannot stand in a path, such as {@code INC/7}. */
  @GetMapping("/work-requests")
  RequestStatus requestById(
      @RequestParam String id,
      @RequestParam(required = false) @Nullable String sender,
      @Nullable Principal user) {
    return request(id, sender, user);
  }

  @GetMapping("/tasks/{id}")
  TaskStatus task(@PathVariable UUID id) {
    return tasks.task(id).orElseThrow(() -> notFound("No Task has this Id."));
  }

  @GetMapping("/orders/{servicerId}")
  OrderStatus order(
      @PathVariable String servicerId,
      @RequestParam(defaultValue = Subscription.DEFAULT) String subscription) {
    return orders
        .order(subscription, servicerId)
        .orElseThrow(() -> notFound("No order of this ServicerId is known in this subscription."));
  }

  private static ResponseStatusException notFound(String sentence) {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, sentence);
  }
}
