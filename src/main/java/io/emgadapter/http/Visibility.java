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
 * Which subscriptions a caller sees, which orders, and what of an event. What it may not see looks
 * like what is not there.
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

  /** Whether this subscription is set up, and for this caller too. */
  boolean has(Caller caller, String subscription) {
    return subscriptions.find(subscription).isPresent() && caller.reaches(subscription);
  }

  /** Ends the request where it is not. */
  void check(Caller caller, String subscription) {
    if (!has(caller, subscription)) {
      throw HttpProblem.notFound("Name a subscription that is set up for you.");
    }
  }

  /**
   * The subscriptions that a caller sees; null for everything, also what is of none.
   *
   * @param wanted the one that is asked for, which ends the request where it is out of reach; null
   *     for all
   */
  @Nullable List<String> seen(Caller caller, @Nullable String wanted) {
    if (wanted == null) {
      return caller.limits();
    }
    check(caller, wanted);
    return List.of(wanted);
  }

  /** Ends the request where the caller may not see this order. */
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
   * What a caller may know of an event: nothing where it is of a request that it may not see, and
   * no {@code context}, which is its sender's own, unless it is entitled to that.
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
                JSON.writeValueAsBytes(data)));
  }
}
