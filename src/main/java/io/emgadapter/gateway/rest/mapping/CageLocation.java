package io.emgadapter.gateway.rest.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Location} in parts: {@code AM1:0J:00JD11} is a cage, {@code AM1:0J:00JD11:0001} a
 * cabinet in it. In REST a cabinet is named as a whole, with its cage.
 *
 * @param ibx the data center
 * @param cage the cage, or as much of it as the location has
 * @param cabinet null for the cage as a whole
 */
public record CageLocation(String ibx, String cage, @Nullable String cabinet) {
  private static final int PARTS_OF_CAGE = 3;

  /** Whether an entry of a list means this cabinet, by its whole name or by the last part of it. */
  public boolean isCabinet(String listed) {
    return cabinet != null
        && !listed.isEmpty()
        && (cabinet.equals(listed) || cabinet.endsWith(":" + listed));
  }

  public static CageLocation of(String location) {
    List<String> parts = List.of(location.strip().split(":", -1));
    boolean isCabinet = parts.size() > PARTS_OF_CAGE;
    String cage = isCabinet ? String.join(":", parts.subList(0, PARTS_OF_CAGE)) : location.strip();
    return new CageLocation(parts.getFirst(), cage, isCabinet ? location.strip() : null);
  }
}
