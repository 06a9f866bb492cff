package io.emgadapter.notification;

import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.StorableText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an object of Equinix's of any form: gives what can be used, and notes what was not as
 * expected. Overlong values are cut, so that memory is bounded, and texts are changed so that
 * PostgreSQL can store them.
 */
final class LenientReader {
  private static final int MOST_WARNINGS = 50;

  private final JsonNode object;
  private final String pointer;
  private final List<Problem> warnings;

  LenientReader(JsonNode object, String pointer, List<Problem> warnings) {
    this.object = object;
    this.pointer = pointer;
    this.warnings = warnings;
  }

  /** A member that is an object itself; an empty one where it is anything else. */
  LenientReader object(String name) {
    JsonNode member = object.path(name);
    if (!member.isMissingNode() && !member.isNull() && !member.isObject()) {
      warn(name, "wrong-type", "An object was expected; it is passed over.");
    }
    return new LenientReader(member, pointer + "/" + name, warnings);
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** A text that may be missing or empty: null then. */
  @Nullable String text(String name, int most) {
    JsonNode member = object.path(name);
    if (member.isMissingNode() || member.isNull()) {
      return null;
    }
    if (member.isContainer()) {
      warn(name, "wrong-type", "A text was expected; it is passed over.");
      return null;
    }
    if (!member.isString()) {
      warn(name, "wrong-type", "A text was expected; what came is taken as one.");
    }
    String text = StorableText.storable(member.asString("")).strip();
    return text.isEmpty() ? null : cut(name, text, most);
  }

  /** A text that the documents always show. */
  @Nullable String expected(String name, int most) {
    String text = text(name, most);
    if (text == null && !object.path(name).isContainer()) {
      warn(name, "missing", "The documents always have it.");
    }
    return text;
  }

  /** An id or name; one that is too long counts as absent. */
  @Nullable String id(String name, int most) {
    String text = text(name, Integer.MAX_VALUE);
    if (text != null && text.length() > most) {
      warn(name, "too-long", "An id of more than " + most + " characters; it is passed over.");
      return null;
    }
    return text;
  }

  /** A date, in whatever form. */
  @Nullable EquinixTime time(String name) {
    String text = text(name, 100);
    if (text == null) {
      return null;
    }
    EquinixTime time = EquinixTime.of(text);
    if (time.form() == EquinixTime.Form.TEXT) {
      warn(name, "not-a-date", "A date was expected; it is carried as a text.");
    }
    return time;
  }

  /** The objects of an array, so many at most. */
  <T> List<T> objects(String name, int most, Function<LenientReader, T> read) {
    List<T> all = new ArrayList<>();
    for (JsonNode element : array(name, most)) {
      if (all.size() < most) {
        all.add(
            read.apply(
                new LenientReader(element, pointer + "/" + name + "/" + all.size(), warnings)));
      }
    }
    return all;
  }

  /** The texts of an array, so many at most. */
  List<String> texts(String name, int most, int longest) {
    List<String> all = new ArrayList<>();
    for (JsonNode element : array(name, most)) {
      if (element.isValueNode() && all.size() < most) {
        all.add(StorableText.cut(StorableText.storable(element.asString("")), longest));
      }
    }
    return all;
  }

  private Iterable<JsonNode> array(String name, int most) {
    JsonNode array = object.path(name);
    if (!array.isMissingNode() && !array.isNull() && !array.isArray()) {
      warn(name, "wrong-type", "An array was expected; it is passed over.");
    } else if (array.size() > most) {
      warn(name, "too-many", "Only the first " + most + " are told.");
    }
    return array.isArray() ? array : List.of();
  }

  void warn(String name, String code, String sentence) {
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(new Problem(pointer + "/" + name, code, sentence));
    }
  }

  private String cut(String name, String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    warn(name, "too-long", "It is cut after " + most + " characters.");
    return StorableText.cut(text, most);
  }
}
