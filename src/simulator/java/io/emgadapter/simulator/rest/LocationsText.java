package io.emgadapter.simulator.rest;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The locations of a caller who may use every cage he asks for. "When enable this flag returns
 * detailed permission with Cage & Cabinets" (Equinix, Smart Hands v1, {@code detail}, which is
 * false by default): without it a cage has its name alone.
 */
final class LocationsText {
  private LocationsText() {}

  /** As a readme prints them: {@code cageTypes} is a text there, and so are the booleans. */
  static String of(String query) {
    String cages = parameter(query, "cages");
    boolean isDetailed = parameter(query, "detail").equals("true");
    return "{\"locations\":[{\"ibx\":\"%s\",\"cages\":[%s]}]}"
        .formatted(
            parameter(query, "ibxs"),
            Arrays.stream(cages.split(",", -1))
                .map(cage -> isDetailed ? detailed(cage) : "{\"cage\":\"" + cage + "\"}")
                .collect(Collectors.joining(",")));
  }

  /** A cage that is named so is shared: its cabinet 0002 is another account's. */
  private static String detailed(String cage) {
    String first = account(cage.endsWith("CA3") ? "126855" : "126854", cage + ":0001");
    String other = cage.endsWith("SHARED") ? "," + account("126899", cage + ":0002") : "";
    return "{\"cage\":\"%s\",\"cageTypes\":\"PRIVATE\",\"accounts\":[%s%s]}"
        .formatted(cage, first, other);
  }

  private static String account(String number, String cabinet) {
    return "{\"number\":\"%s\",\"name\":\"Demo\",\"isCreditHold\":\"false\",\"isPOBearing\":\"false\",\"cabinets\":[{\"cabinet\":\"%s\",\"cabinetType\":\"Regular\"}]}"
        .formatted(number, cabinet);
  }

  private static String parameter(String query, String name) {
    return Arrays.stream(query.split("&", -1))
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }
}
