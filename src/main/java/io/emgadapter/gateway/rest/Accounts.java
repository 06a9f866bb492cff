package io.emgadapter.gateway.rest;

import io.emgadapter.order.ProblemCode;
import io.emgadapter.order.RestOnly;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The account numbers of cages, which every Smart Hands order names. */
final class Accounts {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final Caller caller;
  private final SmartHandsApi api;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Accounts(Caller caller, SmartHandsApi api, Clock clock) {
    this.caller = caller;
    this.api = api;
    this.clock = clock;
  }

  private record Known(List<Owner> owners, Instant until) {}

  /** An account in a cage, and which of its cabinets are that account's. */
  private record Owner(String number, List<String> cabinets) {
    boolean has(Spot spot) {
      return cabinets.stream().anyMatch(spot::isCabinet);
    }
  }

  /**
   * The one account of a place: as the request says, else of its cabinet where that is listed, else
   * the only one that the caller has in the cage.
   */
  String of(Spot spot, RestOnly rest) {
    String said = rest.accountNumbers().get(spot.cage());
    if (said != null) {
      return said;
    }
    List<String> numbers = numbers(spot);
    return switch (numbers.size()) {
      case 1 -> numbers.getFirst();
      case 0 ->
          throw Stop.refused(
              "/body/Location",
              ProblemCode.NOT_IN_LIST,
              "Send a cage, or a cabinet in one, for which the subscription's user may order.");
      default ->
          throw Stop.refused(
              "/rest/accountNumbers",
              ProblemCode.MISSING,
              "Send the account number of the cage, because it belongs to several accounts.");
    };
  }

  /** Of a shared cage several, but one for a cabinet of it that is listed. */
  private List<String> numbers(Spot spot) {
    List<Owner> owners = owners(spot);
    List<Owner> ofCabinet = owners.stream().filter(owner -> owner.has(spot)).toList();
    return (ofCabinet.isEmpty() ? owners : ofCabinet)
        .stream().map(Owner::number).distinct().toList();
  }

  private List<Owner> owners(Spot spot) {
    Known before = known.get(spot.cage());
    if (before != null && clock.instant().isBefore(before.until())) {
      return before.owners();
    }
    // Only the detailed answer has accounts.
    Call call =
        caller.call(Api.SMART_HANDS, token -> api.locations(token, true, spot.ibx(), spot.cage()));
    List<Owner> owners = read(Stop.replyOr(call, "the account of the cage").body(), spot.cage());
    if (known.size() >= MOST) {
      known.clear();
    }
    if (!owners.isEmpty()) {
      known.put(spot.cage(), new Known(owners, clock.instant().plus(KEPT)));
    }
    return owners;
  }

  /** Leniently: samples of Equinix's differ in the types of what is passed over here. */
  private static List<Owner> read(JsonNode body, String cage) {
    return stream(body.path("locations"))
        .flatMap(location -> stream(location.path("cages")))
        .filter(each -> each.path("cage").asString("").equals(cage))
        .flatMap(each -> stream(each.path("accounts")))
        .map(Accounts::owner)
        .filter(owner -> !owner.number().isBlank())
        .toList();
  }

  private static Owner owner(JsonNode account) {
    return new Owner(
        account.path("number").asString(""),
        stream(account.path("cabinets")).map(each -> each.path("cabinet").asString("")).toList());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return array.isArray() ? array.valueStream() : Stream.empty();
  }
}
