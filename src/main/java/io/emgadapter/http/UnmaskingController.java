package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import io.emgadapter.ledger.parked.RecordUnmasking;
import io.emgadapter.ledger.reads.ReadOrders;
import io.emgadapter.ledger.reads.ReadParked;
import io.emgadapter.ledger.reads.ReadRequests;
import io.emgadapter.ledger.reads.ReadTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator see what is personal in one thing, with a reason: {@code POST /unmaskings}. */
@RestController
public class UnmaskingController {
  /** So long it is seen. */
  static final Duration WITHIN = Duration.ofMinutes(15);

  private static final int SHORTEST_REASON = 5;

  private final RecordUnmasking recordUnmasking;
  private final ReadRequests requests;
  private final ReadTasks tasks;
  private final ReadOrders orders;
  private final ReadParked parked;

  UnmaskingController(
      RecordUnmasking recordUnmasking,
      ReadRequests requests,
      ReadTasks tasks,
      ReadOrders orders,
      ReadParked parked) {
    this.recordUnmasking = recordUnmasking;
    this.requests = requests;
    this.tasks = tasks;
    this.orders = orders;
    this.parked = parked;
  }

  /**
   * What is to be seen.
   *
   * @param kind {@code request}, {@code task}, {@code order} or {@code parked}
   * @param id its id; of an order its ServicerId
   * @param sender of a request; null for the caller
   * @param subscription of an order; null for the default
   * @param reason why it must be seen, 5 to 500 characters; it stays in the audit for ever
   */
  public record Wanted(
      @Nullable String kind,
      @Nullable String id,
      @Nullable String sender,
      @Nullable String subscription,
      @Nullable String reason) {}

  /**
   * What is seen now, by the caller alone.
   *
   * @param target its name in the audit
   */
  public record Unmasked(String target, Instant until) {}

  // Only JSON: a page in a browser on this host cannot send it without being asked.
  @PostMapping(path = "/unmaskings", consumes = "application/json")
  @ResponseStatus(HttpStatus.CREATED)
  public Unmasked unmask(@RequestBody Wanted wanted, Caller caller) {
    Act act = Comment.by(caller, reason(wanted.reason()));
    Item item =
        find(wanted, String.valueOf(wanted.id()), caller)
            .filter(each -> caller.reaches(each.subscription()))
            .orElseThrow(
                () -> HttpProblem.notFound("Nothing of this kind has this id.").code("not-there"));
    return new Unmasked(item.path(), recordUnmasking.unmask(item, act, WITHIN));
  }

  private static String reason(@Nullable String reason) {
    if (reason == null || reason.strip().length() < SHORTEST_REASON) {
      throw HttpProblem.unusable("Send as reason why you must see it, in 5 to 500 characters.")
          .code("missing");
    }
    return reason.strip();
  }

  private Optional<Item> find(Wanted wanted, String id, Caller caller) {
    return switch (wanted.kind()) {
      case "request" -> {
        String sender = wanted.sender() == null ? caller.sender() : wanted.sender();
        yield requests
            .request(sender, id)
            .map(each -> new Item(Masking.ofRequest(sender, id), each.subscription()));
      }
      case "task" ->
          uuid(id)
              .flatMap(tasks::task)
              .map(each -> new Item(Masking.ofTask(each.id()), each.subscription()));
      case "order" -> {
        String subscription = wanted.subscription() == null ? "default" : wanted.subscription();
        yield orders
            .order(subscription, id)
            .map(_ -> new Item(Masking.ofOrder(subscription, id), subscription));
      }
      case "parked" ->
          uuid(id)
              .flatMap(parked::one)
              .map(each -> new Item(Masking.ofParked(each.id()), each.subscription()));
      case null, default ->
          throw HttpProblem.unusable("Send as kind: request, task, order or parked.")
              .code("not-in-list");
    };
  }

  private static Optional<UUID> uuid(String id) {
    return ListQuery.uuid(id);
  }
}
