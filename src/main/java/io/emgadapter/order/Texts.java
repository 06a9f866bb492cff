package io.emgadapter.order;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The kinds of text. Characters are counted as Unicode code points, as JSON Schema counts them. */
final class Texts {
  /** References, names, places; the documents print no limit for these. */
  static final Kind<String> LINE = upTo(255);

  /** Free text; the documents print no limit for these. */
  static final Kind<String> TEXT = upTo(4000);

  private Texts() {}

  /** A text with something to see in it, and at most this many characters. */
  static Kind<String> upTo(int most) {
    String form = "a text of at most " + most + " characters";
    return new Kind<>(form, (value, place) -> text(value, place, most, form));
  }

  /** A text that is one of a list, exactly as listed. */
  static Kind<String> oneOf(String... listed) {
    List<String> values = List.of(listed);
    return oneOf("one of " + String.join(", ", listed), values);
  }

  /** A text that is one of a list too long to be told. */
  static Kind<String> oneOf(String form, List<String> listed) {
    return that(
        form,
        255,
        (text, place) -> {
          if (!listed.contains(text)) {
            place.problem(ProblemCode.NOT_IN_LIST, "Send " + form + ".");
          }
          return text;
        });
  }

  /** A text that matches as a whole. */
  static Kind<String> matching(Pattern pattern, int most, String form) {
    return that(
        form,
        most,
        (text, place) -> {
          if (!pattern.matcher(text).matches()) {
            place.problem(ProblemCode.PATTERN, "Send " + form + ".");
          }
          return text;
        });
  }

  /** A text of at most this many characters that {@code reader} makes something of, or null. */
  static <T> Kind<T> that(String form, int most, BiFunction<String, Place, @Nullable T> reader) {
    return new Kind<>(
        form,
        (value, place) -> {
          String text = text(value, place, most, form);
          return text == null ? null : reader.apply(text, place);
        });
  }

  /** Whether UTF-8 and every store can carry it: no NUL, no half of a surrogate pair. */
  static boolean isText(String text) {
    return text.codePoints()
        .noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
  }

  private static @Nullable String text(JsonNode value, Place place, int most, String form) {
    if (!value.isString()) {
      place.problem(ProblemCode.WRONG_TYPE, "Send " + form + ".");
      return null;
    }
    String text = value.stringValue();
    if (text.codePointCount(0, text.length()) > most) {
      place.problem(ProblemCode.TOO_LONG, "Send at most " + most + " characters.");
    } else if (!isText(text)) {
      place.problem(
          ProblemCode.NOT_TEXT, "Send text without NUL characters and half surrogate pairs.");
    } else if (text.isBlank()) {
      place.problem(ProblemCode.BLANK, "Send " + form + ", or leave an optional field out.");
    } else {
      return text;
    }
    return null;
  }
}
