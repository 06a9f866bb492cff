package io.emgadapter.simulator.rest;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The locations of a caller who may use every cage he asks for. */
final class LocationsText {
  private LocationsText() {}

  /** As a readme prints them: {@code cageTypes} is a text there, and so are the booleans. */
  static String of(String query) {
    String cages = parameter(query, "cages");
    return "{\"locations\":[{\"ibx\":\"%s\",\"cages\":[%s]}]}"
        .formatted(
            parameter(query, "ibxs"),
            Arrays.stream(cages.split(",", -1))
                .map(LocationsText::cage)
                .collect(Collectors.joining(",")));
  }

  private static String cage(String cage) {
    String account =
        "{\"number\":\"%s\",\"name\":\"Demo\",\"isCreditHold\":\"false\",\"isPOBearing\":\"false\"}"
            .formatted(cage.endsWith("CA3") ? "126855" : "126854");
    String other = cage.endsWith("SHARED") ? "," + account.replace("126854", "126899") : "";
    return "{\"cage\":\"%s\",\"cageTypes\":\"PRIVATE\",\"accounts\":[%s%s]}"
        .formatted(cage, account, other);
  }

  private static String parameter(String query, String name) {
    return Arrays.stream(query.split("&", -1))
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }
}
