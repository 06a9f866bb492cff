package io.emgadapter.order;

import io.emgadapter.order.Problems.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A kind of value: how it is read, and its form in words.
 *
 * @param form completes the sentence "Send …", for example {@code true or false}
 * @param reading reads a value that is there and not null
 */
record FieldKind<T>(String form, Reading<T> reading) {

  /** {@code true} or {@code false}, as JSON writes them. */
  static final FieldKind<Boolean> BOOLEAN =
      new FieldKind<>(
          "true or false",
          (value, place) -> {
            if (value.isBoolean()) {
              return value.booleanValue();
            }
            place.problem(ProblemCode.WRONG_TYPE, "Send true or false, without quotes.");
            return null;
          });

  /** Reads one value, or says at its place what is wrong and gives null. */
  @FunctionalInterface
  interface Reading<T> {
    /** Reads {@code value}, which stands at {@code place}. */
    @Nullable T read(JsonNode value, Place place);
  }

  @Nullable T read(JsonNode value, Place place) {
    return reading.read(value, place);
  }

  /**
   * The kinds of text. Characters are counted as Unicode code points, as JSON Schema counts them.
   */
  static final class Texts {
    /** References, names, places; the documents print no limit for these. */
    static final FieldKind<String> LINE = upTo(255);

    /** Free text; the documents print no limit for these. */
    static final FieldKind<String> TEXT = upTo(4000);

    private Texts() {}

    /** A text with at least one visible character, and at most this many characters. */
    static FieldKind<String> upTo(int most) {
      String form = "a text of at most " + most + " characters";
      return new FieldKind<>(form, (value, place) -> text(value, place, most, form));
    }

    /** A text that is one of a list, exactly as listed. */
    static FieldKind<String> oneOf(String... listed) {
      List<String> values = List.of(listed);
      return oneOf("one of " + String.join(", ", listed), values);
    }

    /** A text that is one of a list which is too long to be repeated. */
    static FieldKind<String> oneOf(String form, List<String> listed) {
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
    static FieldKind<String> matching(Pattern pattern, int most, String form) {
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
    static <T> FieldKind<T> that(
        String form, int most, BiFunction<String, Place, @Nullable T> reader) {
      return new FieldKind<>(
          form,
          (value, place) -> {
            String text = text(value, place, most, form);
            return text == null ? null : reader.apply(text, place);
          });
    }

    private static @Nullable String text(JsonNode value, Place place, int most, String form) {
      if (!value.isString()) {
        place.problem(ProblemCode.WRONG_TYPE, "Send " + form + ".");
        return null;
      }
      String text = value.stringValue();
      if (text.codePointCount(0, text.length()) > most) {
        place.problem(ProblemCode.TOO_LONG, "Send at most " + most + " characters.");
      } else if (!StorableText.isStorable(text)) {
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

  /** The kinds of array. */
  static final class Lists {
    private Lists() {}

    /**
     * An array.
     *
     * @param things its elements in words, for example {@code visitors}
     */
    static <T> FieldKind<List<T>> of(String things, FieldKind<T> element, int least, int most) {
      String form = "an array of " + least + " to " + most + " " + things;
      return new FieldKind<>(
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

    private static <T> List<T> elements(JsonNode array, Place place, FieldKind<T> kind, int most) {
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

  /**
   * Where in a request a value stands, and where to say what is wrong with it.
   *
   * @param pointer an RFC 6901 JSON pointer
   * @param problems collects what is wrong
   */
  record Place(String pointer, Problems problems) {

    /** The place of this member. */
    Place at(String member) {
      return new Place(pointer + "/" + member.replace("~", "~0").replace("/", "~1"), problems);
    }

    /** The place of this element, counted from 0. */
    Place at(int element) {
      return new Place(pointer + "/" + element, problems);
    }

    /**
     * Says what is wrong here; the sentence says what to send instead and never quotes the value.
     */
    void problem(ProblemCode code, String sentence) {
      problems.add(pointer, code, sentence);
    }
  }
}
