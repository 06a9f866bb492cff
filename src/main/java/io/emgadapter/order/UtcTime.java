package io.emgadapter.order;

import com.fasterxml.jackson.annotation.JsonValue;
import io.emgadapter.order.FieldKind.Place;
import io.emgadapter.order.FieldKind.Texts;
import io.emgadapter.order.Problems.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date and time in UTC, as its sender wrote it: {@code 2019-12-18T06:20:00Z}, with or without a
 * fraction of the second, with {@code Z} or {@code +00:00}. Equinix's documents know only UTC, so
 * another offset is refused rather than converted: nobody is to wonder which time was sent.
 *
 * @param text as it was sent, and goes to the messaging gateway
 * @param instant the moment that it names
 */
public record UtcTime(@JsonValue String text, Instant instant) {
  private static final Pattern FORM =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|\\+00:00)");

  static final FieldKind<UtcTime> KIND =
      Texts.that(
          "a date and time in UTC as ISO 8601 writes it, for example 2019-12-18T06:20:00Z",
          40,
          UtcTime::read);

  /** The moment that a text of this form names. */
  UtcTime(String text) {
    this(text, OffsetDateTime.parse(text).toInstant());
  }

  /** The same with {@code Z}, as Equinix's REST APIs write it. */
  public String zulu() {
    return text.replace("+00:00", "Z");
  }

  /** Adds a problem where a time is not ahead of now. */
  static void checkAhead(@Nullable UtcTime time, Place place, Instant now) {
    if (time != null && !time.instant().isAfter(now)) {
      place.problem(ProblemCode.TOO_LATE, "Send a time ahead of now.");
    }
  }

  private static @Nullable UtcTime read(String text, Place place) {
    UtcTime real = real(text);
    if (real == null) {
      place.problem(ProblemCode.NOT_A_DATE, "Send " + KIND.form() + ".");
    }
    return real;
  }

  /** Not the 30th of February, and not in the year 0. */
  private static @Nullable UtcTime real(String text) {
    try {
      boolean isOfForm = FORM.matcher(text).matches() && !text.startsWith("0000");
      return isOfForm ? new UtcTime(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
