package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.Gateway.Lookup;
import io.emgadapter.gateway.Gateway.Lookup.Absent;
import io.emgadapter.gateway.Gateway.Lookup.Found;
import io.emgadapter.gateway.Gateway.Lookup.NotAsked;
import io.emgadapter.gateway.Gateway.Lookup.Undecided;
import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.Caller.Request;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.Reply;
import io.emgadapter.gateway.rest.mapping.CageLocation;
import io.emgadapter.gateway.rest.mapping.Reference;
import io.emgadapter.gateway.rest.mapping.RestTask;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.Body;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.WorkVisitCreate;
import io.emgadapter.order.WorkVisitUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Finds out at Equinix what a call has done whose answer was lost. An order that is found is proof.
 * One that is not found proves nothing, because nothing says how soon an order shows up.
 */
final class Lookups {
  /** How far the clocks of both sides may be apart. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final RestAccess access;

  Lookups(RestAccess access) {
    this.access = access;
  }

  Lookup of(RestTask order) {
    return switch (order.body()) {
      case SmartHandsCreate create -> created(order, "SMART_HANDS", List.of(create.location()));
      case WorkVisitCreate create -> created(order, "WORK_VISIT", create.location());
      case Cancel _ -> details(order, details -> cancelled(order, details));
      case Body update when update.negotiationAnswer().isPresent() -> answered(order);
      case SmartHandsUpdate _, WorkVisitUpdate _ -> note(order);
    };
  }

  /** No other order has its reference, so it does not matter when the order was made. */
  private Lookup created(RestTask order, String product, List<String> locations) {
    String reference = order.reference();
    return after(
        access.history().ask(reference, product),
        reply -> {
          Set<String> numbers =
              History.read(reply).stream()
                  .filter(past -> past.references().contains(reference))
                  .filter(past -> isOfPlace(past, CageLocation.of(locations.getFirst())))
                  .map(History.Past::number)
                  .collect(Collectors.toSet());
          String ending = "a reference that ends in " + Reference.ending(order.task());
          return switch (numbers.size()) {
            case 1 -> found(order, 201, numbers.iterator().next(), locations);
            case 0 -> new Absent("No order with " + ending + " is in the order history.");
            default -> new Undecided("Several orders with " + ending + " are there.");
          };
        });
  }

  private static boolean isOfPlace(History.Past past, CageLocation location) {
    return past.ibxs().isEmpty() || past.ibxs().contains(location.ibx());
  }

  private static boolean isSince(Instant then, RestTask order) {
    return then.equals(History.NO_TIME) || then.isAfter(order.made().minus(CLOCKS));
  }

  private Lookup note(RestTask order) {
    return details(
        order,
        details ->
            hasNote(details, Reference.ending(order.task()))
                ? found(order, 202, number(order), List.of())
                : new Absent("No such note of ours is among the notes of the order."));
  }

  private static Lookup cancelled(RestTask order, JsonNode details) {
    if (!isCancelled(details)) {
      return new Absent("The order is not cancelled.");
    }
    return isSince(endedAt(details), order)
        ? found(order, 202, number(order), List.of())
        : new Undecided("The order was cancelled by somebody else before this was sent.");
  }

  /**
   * As long as a proposal waits, no answer was taken. If none waits, Equinix does not say who
   * answered it.
   */
  private Lookup answered(RestTask order) {
    String id = number(order);
    return about(
        (equinix, token) -> equinix.proposals(token, id),
        reply ->
            hasProposal(reply.body())
                ? new Absent("A proposal still waits for an answer.")
                : new Undecided("No proposal waits any more; who answered it cannot be told."));
  }

  private Lookup details(RestTask order, Function<JsonNode, Lookup> read) {
    String id = number(order);
    return about(
        (equinix, token) -> equinix.order(token, id, null),
        reply -> read.apply(Changes.only(reply.body())));
  }

  private Lookup about(Request request, Function<Reply, Lookup> read) {
    return after(access.caller().read(Api.ORDERS, request), read);
  }

  /** The number of the order; a Task that was sent names one. */
  private static String number(RestTask order) {
    return Changes.orderId(order.body());
  }

  private static Lookup after(Call call, Function<Reply, Lookup> read) {
    return switch (call) {
      // An incomplete answer would look like one that shows nothing.
      case Replied(var reply) when reply.isReadable() -> read.apply(reply);
      case Replied(var reply) when reply.isRefusal() ->
          new Undecided("Equinix does not show it: " + reply.errorText());
      case Replied(var reply) -> new NotAsked("Equinix answered " + reply.status() + ".", PAUSE);
      case NotWritten(var reason, var pause, _) -> new NotAsked(reason, pause);
      case Lost(var cause) -> new NotAsked(cause, PAUSE);
    };
  }

  private static Found found(RestTask order, int status, String number, List<String> locations) {
    return new Found(
        new Answer(order.task(), status, null, List.of(new NamedOrder(number, locations))));
  }

  private static boolean isCancelled(JsonNode details) {
    return details.path("status").asString("").equals("CANCELLED");
  }

  /**
   * The latest time at which the order can have ended; {@link History#NO_TIME} if it does not say.
   */
  private static Instant endedAt(JsonNode details) {
    Instant closed = time(details, "closedDateTime");
    return closed.equals(History.NO_TIME) ? time(details, "updatedDateTime") : closed;
  }

  /** Whether any proposal waits for an answer. */
  private static boolean hasProposal(JsonNode negotiations) {
    return negotiations
        .valueStream()
        .anyMatch(each -> !each.path("referenceId").asString("").isBlank());
  }

  /**
   * Whether a note of the customer's contains this ending. Each note carries the last group of its
   * own Task's Id, so neither words nor times need to be compared, and no note is found for two
   * Tasks.
   */
  private static boolean hasNote(JsonNode details, String ending) {
    return details
        .path("notes")
        .valueStream()
        .filter(each -> each.path("type").asString("").startsWith("CUSTOMER_"))
        .anyMatch(each -> each.path("text").asString("").contains("-" + ending));
  }

  private static Instant time(JsonNode of, String name) {
    return History.instant(of.path(name).asString(""));
  }
}
