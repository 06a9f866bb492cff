package io.emgadapter.order;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An object whose members are cages and whose values are their account numbers. */
final class AccountNumbers {
  private static final int MOST = 100;
  private static final String FORM = "an object of at most 100 cages and their account numbers";

  static final Kind<Map<String, String>> KIND = new Kind<>(FORM, AccountNumbers::read);

  private AccountNumbers() {}

  private static Map<String, String> read(JsonNode value, Place place) {
    if (!value.isObject() || value.size() > MOST) {
      place.problem(
          value.isObject() ? ProblemCode.TOO_MANY : ProblemCode.WRONG_TYPE, "Send " + FORM + ".");
      return Map.of();
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    value
        .properties()
        .forEach(member -> {
          String number = Texts.LINE.read(member.getValue(), place.at(member.getKey()));
          if (number != null) {
            numbers.put(member.getKey(), number);
          }
        });
    return Map.copyOf(numbers);
  }
}
