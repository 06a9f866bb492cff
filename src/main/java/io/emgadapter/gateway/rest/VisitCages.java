package io.emgadapter.gateway.rest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The cages of a data center that may be visited (Equinix, Lookup v2), a row for each cabinet.
 *
 * @param rows none where Equinix does not say
 */
record VisitCages(List<Row> rows) {

  /** A cage, or a cabinet in one, and the accounts that it belongs to. */
  record Row(String cage, String cabinet, List<String> accounts) {}

  /**
   * Leniently: the schema and its example name the array differently, and the same member once in
   * the singular and once in the plural.
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
   * The accounts of a place: of its cabinet where that is listed, else of its cage.
   *
   * @return several for a shared cage; none where Equinix does not say
   */
  Set<String> accounts(Spot spot) {
    List<Row> ofCage = rows.stream().filter(row -> row.cage().equals(spot.cage())).toList();
    Set<String> ofCabinet =
        accounts(ofCage.stream().filter(row -> spot.isCabinet(row.cabinet())).toList());
    return ofCabinet.isEmpty() ? accounts(ofCage) : ofCabinet;
  }

  private static Set<String> accounts(List<Row> rows) {
    return new TreeSet<>(rows.stream().flatMap(row -> row.accounts().stream()).toList());
  }
}
