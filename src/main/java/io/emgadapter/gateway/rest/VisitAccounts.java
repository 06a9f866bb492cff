package io.emgadapter.gateway.rest;

import io.emgadapter.gateway.rest.Call.Lost;
import io.emgadapter.gateway.rest.Call.NotWritten;
import io.emgadapter.gateway.rest.Call.Replied;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The accounts of cages that may be visited (Equinix, Lookup v2). A data center is asked about as a
 * whole, by one caller at a time.
 */
final class VisitAccounts {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST = 1_000;

  private final Caller caller;
  private final LookupApi api;
  private final Clock clock;
  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

  VisitAccounts(Caller caller, LookupApi api, Clock clock) {
    this.caller = caller;
    this.api = api;
    this.clock = clock;
  }

  /** A cage, or a cabinet in one, and the accounts that it belongs to. */
  private record Row(String cage, String cabinet, List<String> accounts) {
    /** Printed without an example: the cabinet's whole name, or its last part. */
    boolean isOf(String name) {
      return !cabinet.isEmpty() && (name.equals(cabinet) || name.endsWith(":" + cabinet));
    }
  }

  /** What is known of one data center. */
  private final class Shelf {
    private List<Row> rows = List.of();
    private Instant until = Instant.MIN;

    synchronized List<Row> rows(String ibx) {
      if (!clock.instant().isBefore(until)) {
        rows = ask(ibx);
        until = rows.isEmpty() ? Instant.MIN : clock.instant().plus(KEPT);
      }
      return rows;
    }
  }

  /**
   * The accounts of a place: of its cabinet where that is listed, else of its cage.
   *
   * @return several for a shared cage; none where Equinix does not say
   */
  Set<String> of(Spot spot) {
    if (shelves.size() >= MOST) {
      shelves.clear();
    }
    List<Row> rows =
        shelves.computeIfAbsent(spot.ibx(), _ -> new Shelf()).rows(spot.ibx()).stream()
            .filter(row -> row.cage().equals(spot.cage()))
            .toList();
    String cabinet = spot.cabinet();
    Set<String> ofCabinet =
        cabinet == null
            ? Set.of()
            : accounts(rows.stream().filter(row -> row.isOf(cabinet)).toList());
    return ofCabinet.isEmpty() ? accounts(rows) : ofCabinet;
  }

  private static Set<String> accounts(List<Row> rows) {
    return new TreeSet<>(rows.stream().flatMap(row -> row.accounts().stream()).toList());
  }

  /** A refusal says nothing about the order, for which Equinix may have other rules. */
  private List<Row> ask(String ibx) {
    Call call = caller.call(token -> api.locations(token, "WORK_VISIT", ibx));
    return switch (call) {
      case Replied(var reply) when reply.isSuccess() -> read(reply.body());
      case Replied(var reply) when Stop.isRefusal(reply.status()) -> List.of();
      case Replied _, NotWritten _, Lost _ -> read(Stop.replyOr(call, "the cages").body());
    };
  }

  /**
   * Leniently: the schema and its example name the array differently, and the same member once in
   * the singular and once in the plural.
   */
  private static List<Row> read(JsonNode body) {
    Stream<JsonNode> places =
        body.isArray()
            ? body.valueStream()
            : body.valueStream().filter(JsonNode::isArray).flatMap(JsonNode::valueStream);
    return places.flatMap(place -> all(place.path("cages"))).map(VisitAccounts::row).toList();
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
}
