package io.emgadapter.gateway.rest;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import io.emgadapter.gateway.rest.call.Call;
import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.NotWritten;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.Caller;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import io.emgadapter.gateway.rest.call.PreparationStopped;
import io.emgadapter.gateway.rest.mapping.CageLocation;
import io.emgadapter.order.Problems.ProblemCode;
import io.emgadapter.order.RestOnly;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The account numbers of cages, which every Smart Hands order names. */
final class CageAccounts {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final Caller caller;
  private final Cache<String, List<Owner>> known;

  CageAccounts(Caller caller, Clock clock) {
    this.caller = caller;
    this.known = Caches.of(KEPT, MOST, clock).build();
  }

  /** An account in a cage, and which of its cabinets are that account's. */
  private record Owner(String number, List<String> cabinets) {
    boolean has(CageLocation location) {
      return cabinets.stream().anyMatch(location::isCabinet);
    }
  }

  /**
   * The one account of a place: the one that the request names, else that of its cabinet if it is
   * listed, else the only one that the caller has in the cage.
   */
  String of(CageLocation location, RestOnly rest) {
    String said = rest.accountNumbers().get(location.cage());
    if (said != null) {
      return said;
    }
    List<String> numbers = numbers(location);
    return switch (numbers.size()) {
      case 1 -> numbers.getFirst();
      case 0 ->
          throw PreparationStopped.refused(
              "/body/Location",
              ProblemCode.NOT_IN_LIST,
              "Send a cage, or a cabinet in one, for which the subscription's user may order.");
      default ->
          throw PreparationStopped.refused(
              "/rest/accountNumbers",
              ProblemCode.MISSING,
              "Send the account number of the cage, because it belongs to several accounts.");
    };
  }

  /**
   * The account numbers of a place: several for a shared cage, one for a cabinet that is listed.
   */
  private List<String> numbers(CageLocation location) {
    List<Owner> owners = owners(location);
    List<Owner> ofCabinet = owners.stream().filter(owner -> owner.has(location)).toList();
    return (ofCabinet.isEmpty() ? owners : ofCabinet)
        .stream().map(Owner::number).distinct().toList();
  }

  private List<Owner> owners(CageLocation location) {
    List<Owner> before = known.getIfPresent(location.cage());
    if (before != null) {
      return before;
    }
    // Only the detailed answer has accounts.
    Call call =
        caller.call(
            Api.SMART_HANDS,
            (equinix, token) ->
                equinix.smartHandsLocations(token, true, location.ibx(), location.cage()));
    List<Owner> owners =
        read(PreparationStopped.replyOr(call, "the account of the cage").body(), location.cage());
    if (!owners.isEmpty()) {
      known.put(location.cage(), owners);
    }
    return owners;
  }

  /**
   * Reads leniently, because samples of Equinix's differ in the types of members that are skipped
   * here.
   */
  private static List<Owner> read(JsonNode body, String cage) {
    return stream(body.path("locations"))
        .flatMap(location -> stream(location.path("cages")))
        .filter(each -> each.path("cage").asString("").equals(cage))
        .flatMap(each -> stream(each.path("accounts")))
        .map(CageAccounts::owner)
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

  /**
   * The accounts of cages that may be visited. One caller at a time asks about a whole data center.
   * The answer is kept for a while, but not that there was none.
   */
  static final class VisitAccounts {
    private static final int MOST = 1_000;
    private static final VisitCages NONE = new VisitCages(List.of());

    private final Caller caller;
    private final AsyncCache<String, VisitCages> known;

    VisitAccounts(Caller caller, Clock clock) {
      this.caller = caller;
      this.known = Caches.of(KEPT, MOST, clock).buildAsync();
    }

    /** The cages of a data center. */
    VisitCages in(String ibx) {
      var mine = new CompletableFuture<VisitCages>();
      CompletableFuture<VisitCages> others = known.asMap().putIfAbsent(ibx, mine);
      return others == null ? ask(ibx, mine) : await(others);
    }

    /** Asks in the caller's own thread; nothing of the cache is held meanwhile. */
    private VisitCages ask(String ibx, CompletableFuture<VisitCages> mine) {
      try {
        VisitCages cages = ask(ibx);
        mine.complete(cages);
        if (cages.rows().isEmpty()) {
          known.asMap().remove(ibx, mine);
        }
        return cages;
      } catch (RuntimeException | Error e) {
        mine.completeExceptionally(e); // and so it is not kept
        throw e;
      }
    }

    /** What stops the one who asks stops those who wait for the same answer. */
    private static VisitCages await(CompletableFuture<VisitCages> asked) {
      try {
        return asked.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw PreparationStopped.notSent("the adapter is stopping", Duration.ZERO);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof PreparationStopped stopped
            ? stopped
            : new IllegalStateException("The accounts of the cages could not be read", e);
      }
    }

    /** A refusal decides nothing about the order, because Equinix may have other rules for that. */
    private VisitCages ask(String ibx) {
      Call call =
          caller.call(
              Api.LOOKUP, (equinix, token) -> equinix.locations(token, "WORK_VISIT", ibx, true));
      return switch (call) {
        case Replied(var reply) when reply.isSuccess() -> VisitCages.read(reply.body());
        case Replied(var reply) when reply.isRefusal() -> NONE;
        case Replied _, NotWritten _, Lost _ ->
            VisitCages.read(PreparationStopped.replyOr(call, "the accounts of the cages").body());
      };
    }
  }

  /**
   * The cages of a data center that may be visited (Equinix, Lookup v2), a row for each cabinet.
   *
   * @param rows empty if Equinix does not say
   */
  record VisitCages(List<Row> rows) {

    /** A cage, or a cabinet in one, and the accounts that it belongs to. */
    record Row(String cage, String cabinet, List<String> accounts) {}

    /**
     * Reads leniently, because the schema and its example have different names for the array, and
     * write the same member once in the singular and once in the plural.
     */
    static VisitCages read(JsonNode body) {
      Stream<JsonNode> places =
          body.isArray()
              ? body.valueStream()
              : body.valueStream().filter(JsonNode::isArray).flatMap(JsonNode::valueStream);
      return new VisitCages(
          places.flatMap(place -> all(place.path("cages"))).map(VisitCages::row).toList());
    }

    private static Row row(JsonNode cage) {
      return new Row(
          cage.path("id").asString(""),
          cage.path("cabinetId").asString(""),
          Stream.of("accountNumber", "accountNumbers")
              .flatMap(name -> all(cage.path(name)))
              .map(number -> number.asString(""))
              .filter(number -> !number.isBlank())
              .toList());
    }

    private static Stream<JsonNode> all(JsonNode one) {
      return one.isArray() ? one.valueStream() : Stream.of(one);
    }

    /**
     * The accounts of a place: those of its cabinet if it is listed, else those of its cage.
     *
     * @return several for a shared cage; none if Equinix does not say
     */
    Set<String> accounts(CageLocation location) {
      List<Row> ofCage = rows.stream().filter(row -> row.cage().equals(location.cage())).toList();
      Set<String> ofCabinet =
          accounts(ofCage.stream().filter(row -> location.isCabinet(row.cabinet())).toList());
      return ofCabinet.isEmpty() ? accounts(ofCage) : ofCabinet;
    }

    private static Set<String> accounts(List<Row> rows) {
      return new TreeSet<>(rows.stream().flatMap(row -> row.accounts().stream()).toList());
    }
  }
}
