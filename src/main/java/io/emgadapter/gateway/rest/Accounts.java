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

  private record Known(List<String> numbers, Instant until) {}

  /**
   * The one account of a cage: as the request says, else the only one that the caller has there.
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

  private List<String> numbers(Spot spot) {
    Known before = known.get(spot.cage());
    if (before != null && clock.instant().isBefore(before.until())) {
      return before.numbers();
    }
    Call call =
        caller.call(Api.SMART_HANDS, token -> api.locations(token, false, spot.ibx(), spot.cage()));
    List<String> numbers = read(Stop.replyOr(call, "the account of the cage").body(), spot.cage());
    if (known.size() >= MOST) {
      known.clear();
    }
    if (!numbers.isEmpty()) {
      known.put(spot.cage(), new Known(numbers, clock.instant().plus(KEPT)));
    }
    return numbers;
  }

  /** Leniently: samples of Equinix's differ in the types of what is passed over here. */
  private static List<String> read(JsonNode body, String cage) {
    return stream(body.path("locations"))
        .flatMap(location -> stream(location.path("cages")))
        .filter(each -> each.path("cage").asString("").equals(cage))
        .flatMap(each -> stream(each.path("accounts")))
        .map(account -> account.path("number").asString(""))
        .filter(number -> !number.isBlank())
        .distinct()
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return array.isArray() ? array.valueStream() : Stream.empty();
  }
}
