package io.emgadapter.simulator.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The cages that may be visited, and whose they are (Lookup v2). */
public final class Cages {
  private static final JsonMapper JSON = new JsonMapper();

  private final SortedMap<String, List<String>> accounts =
      new ConcurrentSkipListMap<>(
          Map.of(
              "LD5:01:001MC2", List.of("126854"),
              "LD5:01:001MC3", List.of("126854"),
              "LD5:01:001CA3", List.of("126855"),
              "LD8:00:000000", List.of("126854"),
              "LD8:00:000001", List.of("126854")));

  /** Puts a cage there. */
  public void put(String cage, String... owners) {
    accounts.put(cage, List.of(owners));
  }

  Answer answer(Asked request) {
    if (!request.query().contains("permissionCode=WORK_VISIT")) {
      return Answer.v2(400, "EQ-2061011", "Missing mandatory property", "permissionCode", "");
    }
    // "When true, API response returns cage, cabinet and account details"; false by default.
    boolean isDetailed = request.query().contains("details=true");
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode place = answer.putArray("workVisits").addObject();
    place.put("accessRestricted", false);
    accounts.forEach((cage, owners) -> {
      if (request.query().contains("ibxs=" + ibx(cage))) {
        place.put("ibx", ibx(cage));
        if (isDetailed) {
          owners.forEach(owner -> row(place, cage, owner, owners.size() > 1));
        }
      }
    });
    return Answer.of(200, answer.toString());
  }

  /** A row for each cabinet; the schema and its example name one member differently. */
  private static void row(ObjectNode place, String cage, String owner, boolean isShared) {
    ObjectNode row = place.withArray("cages").addObject().put("id", cage);
    row.put("type", isShared ? "SHARED" : "PRIVATE").put("cabinetId", cage + ":" + owner);
    if (isShared) {
      row.putArray("accountNumbers").add(owner);
    } else {
      row.put("accountNumber", owner);
    }
  }

  /** What is wrong with the cages of one order; empty for nothing. */
  String problem(JsonNode cages) {
    List<String> ordered = new ArrayList<>();
    for (JsonNode cage : cages) {
      List<String> owners = accounts.getOrDefault(cage.path("id").asString(""), List.of());
      String named = cage.path("accountNumber").asString("");
      if (owners.size() > 1 && named.isEmpty()) {
        return "A shared cage needs its account";
      }
      if (!named.isEmpty() && !owners.isEmpty() && !owners.contains(named)) {
        return "The cage is not of that account";
      }
      ordered.add(named.isEmpty() && !owners.isEmpty() ? owners.getFirst() : named);
    }
    ordered.removeIf(String::isEmpty);
    return ordered.stream().distinct().count() > 1 ? "Cages of several accounts" : "";
  }

  private static String ibx(String cage) {
    return cage.split(":", -1)[0];
  }
}
