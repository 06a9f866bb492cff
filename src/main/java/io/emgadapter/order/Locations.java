package io.emgadapter.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The cages and cabinets of a work visit: "all the Cages &amp; Cabinets must belong to same the
 * Equinix DataCenter". What stands before the first colon names the data center.
 */
final class Locations {
  /** No limit is printed. */
  private static final int MOST = 100;

  private static final Kind<List<String>> LIST = Lists.of("locations", Texts.LINE, 1, MOST);

  /** An array, or a single text, which counts as an array of one. */
  static final Kind<List<String>> KIND = new Kind<>(LIST.form(), Locations::read);

  private Locations() {}

  private static @Nullable List<String> read(JsonNode value, Place place) {
    if (value.isString()) {
      String only = Texts.LINE.read(value, place);
      return only == null ? null : List.of(only);
    }
    List<String> read = LIST.read(value, place);
    if (read != null && read.stream().map(Locations::dataCenter).distinct().count() > 1) {
      place.problem(
          ProblemCode.SEVERAL_DATA_CENTERS,
          "Send locations of one data center; order a visit for each data center.");
    }
    return read;
  }

  private static String dataCenter(String location) {
    int colon = location.indexOf(':');
    return colon < 0 ? location : location.substring(0, colon);
  }
}
