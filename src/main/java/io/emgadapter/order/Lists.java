package io.emgadapter.order;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The kinds of array. */
final class Lists {
  private Lists() {}

  /**
   * An array.
   *
   * @param things its elements in words, for example {@code visitors}
   */
  static <T> Kind<List<T>> of(String things, Kind<T> element, int least, int most) {
    String form = "an array of " + least + " to " + most + " " + things;
    return new Kind<>(
        form,
        (value, place) -> {
          if (!value.isArray()) {
            place.problem(ProblemCode.WRONG_TYPE, "Send " + form + ".");
            return null;
          }
          if (value.size() < least) {
            place.problem(ProblemCode.TOO_FEW, "Send " + form + ".");
          } else if (value.size() > most) {
            place.problem(ProblemCode.TOO_MANY, "Send " + form + ".");
          }
          return elements(value, place, element, most);
        });
  }

  private static <T> List<T> elements(JsonNode array, Place place, Kind<T> kind, int most) {
    List<T> read = new ArrayList<>();
    for (int i = 0; i < Math.min(array.size(), most); i++) {
      T element = kind.read(array.get(i), place.at(i));
      if (element != null) {
        read.add(element);
      }
    }
    return List.copyOf(read);
  }
}
