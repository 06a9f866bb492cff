package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Lookup;
import io.emgadapter.gateway.Lookup.Found;
import io.emgadapter.gateway.Lookup.Undecided;
import io.emgadapter.gateway.rest.Call.Lost;
import io.emgadapter.gateway.rest.Call.NotWritten;
import io.emgadapter.gateway.rest.Call.Replied;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.order.WorkVisitUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Looks at Equinix for what a call whose answer was lost has done. What is found is proof; what is
 * not found is none, for nothing says how soon an order shows. So it is never {@code Absent}.
 */
final class Lookups {
  /** How far the clocks of both sides may be apart. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  private final Link link;

  Lookups(Link link) {
    this.link = link;
  }

  Lookup of(Order order) {
    return switch (order.body()) {
      case SmartHandsCreate create -> created(order, "SMART_HANDS", List.of(create.location()));
      case WorkVisitCreate create -> created(order, "WORK_VISIT", create.location());
      case Cancel cancel ->
          details(order, cancel.servicerId(), Lookups::isCancelled, "the order is not cancelled");
      case SmartHandsUpdate update when update.negotiationAnswer().isPresent() ->
          new Undecided("who answered a proposal cannot be told; see the order in the portal");
      case SmartHandsUpdate update ->
          note(order, update.servicerId(), ChangeOf.note(update, order.rest(), link.draft()));
      case WorkVisitUpdate update ->
          note(order, update.servicerId(), ChangeOf.note(update, order.rest(), link.draft()));
    };
  }

  private Lookup created(Order order, String product, List<String> locations) {
    String reference = order.reference();
    return after(
        link.history().ask(reference, product, "PAST_7_DAYS"),
        reply -> {
          Set<String> numbers =
              History.read(reply).stream()
                  .filter(past -> past.references().contains(reference))
                  .filter(past -> isOfPlace(past, Spot.of(locations.getFirst())))
                  .filter(past -> isAfter(past, order))
                  .map(History.Past::number)
                  .collect(Collectors.toSet());
          return switch (numbers.size()) {
            case 1 -> found(order, 201, numbers.iterator().next(), locations);
            case 0 -> new Undecided("no order with reference " + reference + " is there yet");
            default -> new Undecided("several orders have reference " + reference);
          };
        });
  }

  private static boolean isOfPlace(History.Past past, Spot spot) {
    return past.ibxs().isEmpty() || past.ibxs().contains(spot.ibx());
  }

  private static boolean isAfter(History.Past past, Order order) {
    return past.createdAt().equals(java.time.Instant.MIN)
        || past.createdAt().isAfter(order.made().minus(CLOCKS));
  }

  private Lookup note(Order order, @org.jspecify.annotations.Nullable String id, Mapped note) {
    String text = note.json().path("text").asString();
    return details(
        order,
        id,
        details ->
            details
                .path("notes")
                .valueStream()
                .anyMatch(each -> each.path("text").asString("").equals(text)),
        "no such note is there yet");
  }

  private Lookup details(
      Order order,
      @org.jspecify.annotations.Nullable String id,
      Predicate<JsonNode> shows,
      String otherwise) {
    if (id == null) {
      return new Undecided("the order has no number");
    }
    return after(
        link.caller().call(token -> link.orders().details(token, id)),
        reply ->
            shows.test(Changes.only(reply.body()))
                ? found(order, 202, id, List.of())
                : new Undecided(otherwise));
  }

  private static boolean isCancelled(JsonNode details) {
    return details.path("status").asString("").equals("CANCELLED");
  }

  private static Lookup after(Call call, Function<Reply, Lookup> read) {
    return switch (call) {
      case Replied(var reply) when reply.isSuccess() -> read.apply(reply);
      case Replied(var reply) -> new Undecided("Equinix cannot be asked: " + ErrorText.of(reply));
      case NotWritten(var reason, _) -> new Undecided("Equinix cannot be asked: " + reason);
      case Lost(var cause) -> new Undecided("Equinix cannot be asked: " + cause);
    };
  }

  private static Found found(Order order, int status, String number, List<String> locations) {
    return new Found(
        new Answer(order.task(), status, null, List.of(new NamedOrder(number, locations))));
  }
}
