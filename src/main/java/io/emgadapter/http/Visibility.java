package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpProblem;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.ledger.reads.ReadOrders;
import io.emgadapter.order.Target.ByServicer;
import io.emgadapter.subscription.Subscriptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides which subscriptions and orders a caller sees, and which part of an event. What it may not
 * see looks as if it did not exist.
 */
@Component
class Visibility {
  private static final JsonMapper JSON = new JsonMapper();

  private final Subscriptions subscriptions;
  private final ReadOrders orders;

  Visibility(Subscriptions subscriptions, ReadOrders orders) {
    this.subscriptions = subscriptions;
    this.orders = orders;
  }

  /** Whether this subscription is set up and this caller may use it. */
  boolean has(Caller caller, String subscription) {
    return subscriptions.find(subscription).isPresent() && caller.reaches(subscription);
  }

  /** Ends the request if it is not set up, or not for this caller. */
  void check(Caller caller, String subscription) {
    if (!has(caller, subscription)) {
      throw HttpProblem.notFound("Name a subscription that is set up for you.");
    }
  }

  /**
   * The subscriptions that a caller sees; null for everything, including what belongs to no
   * subscription.
   *
   * @param wanted the only one that is asked for, or null for all; if the caller may not see it,
   *     the request ends
   */
  @Nullable List<String> seen(Caller caller, @Nullable String wanted) {
    if (wanted == null) {
      return caller.limits();
    }
    check(caller, wanted);
    return List.of(wanted);
  }

  /** Ends the request if the caller may not see this order. */
  void checkOrder(Caller caller, String subscription, String servicerId) {
    boolean seen =
        caller.reaches(subscription)
            && (caller.may(Right.VIEW)
                || orders.isOf(caller.senders(), subscription, new ByServicer(servicerId)));
    if (!seen) {
      throw noSuchOrder();
    }
  }

  static HttpProblem noSuchOrder() {
    return HttpProblem.notFound("No order of this ServicerId is known in this subscription.");
  }

  /**
   * What a caller may see of an event: nothing if it belongs to a request that it may not see, and
   * the sender's {@code context} only if it is entitled to it.
   */
  static Optional<RecordedEvent> heard(Caller caller, RecordedEvent event) {
    if (caller.readsContextOf(null)) {
      return Optional.of(event);
    }
    ObjectNode data = (ObjectNode) JSON.readTree(event.data());
    String sender = data.path("sender").asString(null);
    if (!caller.sees(sender)) {
      return Optional.empty();
    }
    return Optional.of(
        caller.readsContextOf(sender) || data.remove("context") == null
            ? event
            : new RecordedEvent(
                event.id(),
                event.type(),
                event.subject(),
                event.subscription(),
                event.sequence(),
                event.occurredAt(),
                JSON.writeValueAsBytes(data),
                event.trace()));
  }
}
