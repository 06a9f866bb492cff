package io.emgadapter.notification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A date of a notification. Equinix prints some without a zone, and does not say which one is
 * meant. So the text stays as it came, with a word that says what it is.
 *
 * @param text as it came
 * @param form what can be made of it
 */
record EquinixTime(String text, Form form) {

  /** What can be made of a date. */
  enum Form {
    /** A moment: it has a zone. */
    INSTANT,
    /** The time on some clock: it has no zone. */
    LOCAL,
    /** No date at all. */
    TEXT;

    /** The word in events. */
    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static EquinixTime of(String text) {
    if (reads(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)) {
      return new EquinixTime(text, Form.INSTANT);
    }
    boolean local =
        reads(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            || reads(text, DateTimeFormatter.ISO_LOCAL_DATE);
    return new EquinixTime(text, local ? Form.LOCAL : Form.TEXT);
  }

  private static boolean reads(String text, DateTimeFormatter form) {
    try {
      return form.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
