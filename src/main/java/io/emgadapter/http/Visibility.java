package io.emgadapter.http;

import io.emgadapter.access.Caller;
import io.emgadapter.access.PathRules.Right;
import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.ledger.reads.ReadOrders.ReadOwners;
import io.emgadapter.order.Target.ByServicer;
import io.emgadapter.subscription.Subscriptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which subscriptions a caller reaches; one that is out of reach looks like one that is not. */
@Component
class Visibility {
  private final Subscriptions subscriptions;

  Visibility(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /** Whether it is set up, and for this caller too. */
  boolean has(Caller caller, String subscription) {
    return subscriptions.find(subscription).isPresent() && caller.reaches(subscription);
  }

  /** Ends the request where it is not. */
  void check(Caller caller, String subscription) {
    if (!has(caller, subscription)) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "Name a subscription that is set up for you.");
    }
  }

  /**
   * The subscriptions that a caller sees; null for everything, also what is of none.
   *
   * @param wanted the one that is asked for; null for as many as may be. Ends the request where it
   *     is out of reach
   */
  @Nullable List<String> seen(Caller caller, @Nullable String wanted) {
    if (wanted != null) {
      check(caller, wanted);
      return List.of(wanted);
    }
    return caller.limits();
  }

  /**
   * What of an event its hearer may know: nothing where it is of a request that it may not see, and
   * no {@code context}, which is its sender's own, unless it is entitled to that.
   *
   * @param caller who receives them
   */
  record Ears(Caller caller) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONTEXT = "context";

    Optional<RecordedEvent> hear(RecordedEvent event) {
      if (caller.readsContextOf(null)) {
        return Optional.of(event);
      }
      ObjectNode data = (ObjectNode) JSON.readTree(event.data());
      String sender = data.path("sender").asString(null);
      if (!caller.sees(sender)) {
        return Optional.empty();
      }
      return Optional.of(caller.readsContextOf(sender) ? event : without(event, data));
    }

    private static RecordedEvent without(RecordedEvent event, ObjectNode data) {
      return data.remove(CONTEXT) == null
          ? event
          : new RecordedEvent(
              event.id(),
              event.type(),
              event.subject(),
              event.subscription(),
              event.sequence(),
              event.occurredAt(),
              JSON.writeValueAsBytes(data));
    }
  }

  /** Which orders a caller sees; one that it may not see looks like one that is not there. */
  @Component
  static class OwnOrders {
    private final ReadOwners owners;

    OwnOrders(ReadOwners owners) {
      this.owners = owners;
    }

    boolean sees(Caller caller, String subscription, String servicerId) {
      return caller.reaches(subscription)
          && (caller.may(Right.VIEW)
              || owners.isOf(caller.senders(), subscription, new ByServicer(servicerId)));
    }

    /** Ends the request where it does not see it. */
    void check(Caller caller, String subscription, String servicerId) {
      if (!sees(caller, subscription, servicerId)) {
        throw notThere();
      }
    }

    static ResponseStatusException notThere() {
      return new ResponseStatusException(
          HttpStatus.NOT_FOUND, "No order of this ServicerId is known in this subscription.");
    }
  }
}
