package io.emgadapter.request;

import io.emgadapter.order.Problems;
import io.emgadapter.order.StorableText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the top-level members of a work request, and notes each problem at its place. */
final class RequestFields {
  private static final int LONGEST = 200;

  /**
   * RFC 3339, to the second or finer; the other forms that Java reads are not part of the contract.
   */
  private static final Pattern TIME =
      Pattern.compile(
          "(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})");

  private final ObjectNode request;
  private final Problems problems;

  RequestFields(ObjectNode request, Problems problems) {
    this.request = request;
    this.problems = problems;
  }

  @Nullable String required(String name, String what) {
    String text = text(request, "", name);
    if (text == null && absent(request, name)) {
      problems.add("/" + name, "missing", "Send " + what + ".");
    }
    return text;
  }

  @Nullable String optional(String name) {
    return text(request, "", name);
  }

  /** A text of 1 to 200 characters that a database and a log can hold. */
  @Nullable String text(ObjectNode in, String pointer, String name) {
    if (absent(in, name)) {
      return null;
    }
    String at = pointer + "/" + name;
    if (!(in.get(name) instanceof JsonNode node && node.isString())) {
      problems.add(at, "wrong-type", "Send a text.");
      return null;
    }
    String text = node.stringValue();
    if (text.isBlank() || text.length() > LONGEST) {
      problems.add(
          at, text.isBlank() ? "blank" : "too-long", "Send a text of 1 to 200 characters.");
      return null;
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
      problems.add(at, "not-text", "Send a text without control characters and emoji.");
      return null;
    }
    return text;
  }

  @Nullable ObjectNode requiredObject(String name, String what) {
    if (absent(request, name)) {
      problems.add("/" + name, "missing", "Send " + what + " as an object.");
    }
    return object(name);
  }

  @Nullable ObjectNode object(String name) {
    if (absent(request, name)) {
      return null;
    }
    if (request.get(name) instanceof ObjectNode object) {
      return object;
    }
    problems.add("/" + name, "wrong-type", "Send an object.");
    return null;
  }

  /** Whether something is there, whatever it is. */
  boolean has(String pointer) {
    JsonNode found = request.at(pointer);
    return !found.isMissingNode() && !found.isNull();
  }

  /** An object all of whose names and texts a database and an event can hold. */
  @Nullable ObjectNode plainObject(String name) {
    ObjectNode object = object(name);
    if (object == null || StorableText.everyText(object, StorableText::isStorable)) {
      return object;
    }
    problems.add(
        "/" + name, "not-text", "Send texts without NUL characters and half surrogate pairs.");
    return null;
  }

  @Nullable Instant instant(String name) {
    String text = optional(name);
    if (text == null) {
      return null;
    }
    try {
      if (TIME.matcher(text).matches()) {
        return known(OffsetDateTime.parse(text)).toInstant();
      }
    } catch (DateTimeException e) {
      // Reported below: it looks like a time, but there is no such date.
    }
    problems.add(
        "/" + name, "not-a-date", "Send a date and time with zone, such as 2026-01-31T18:00:00Z.");
    return null;
  }

  /** Years from 1 to 9999; a database does not know all that Java knows. */
  private static OffsetDateTime known(OffsetDateTime time) {
    OffsetDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC);
    if (utc.getYear() < 1 || utc.getYear() > 9999) {
      throw new DateTimeException("out of range");
    }
    return utc;
  }

  private static boolean absent(ObjectNode in, String name) {
    return !in.has(name) || in.get(name).isNull();
  }
}
