package io.emgadapter.notification;

import io.emgadapter.order.Problems.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every notification has, whatever it is about.
 *
 * @param id the Task's {@code Id}, which need not be a GUID; null where there is none that can be
 *     used
 * @param verb {@code Update}, and {@code Create} for a new case; null where there is none
 * @param resource what it is about, as Equinix spells it where that is known
 * @param resourceAsSent the Resource as it came; null where there is none
 * @param sentAt the time at Equinix, to the microsecond; null where it says none that can be
 * @param warnings what was not as the documents say: JSON pointers into the Task
 */
public record NotificationHead(
    @Nullable String id,
    @Nullable String verb,
    String resource,
    @Nullable String resourceAsSent,
    @Nullable Instant sentAt,
    List<Problem> warnings) {

  /** What stands for a Resource that is missing. */
  public static final String NO_RESOURCE = "unknown";

  /** Reads what every notification has. */
  static final class HeadReader {
    private static final int LONGEST_ID = 200;
    private static final Pattern GUID =
        Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    // A time before EMG was, or long after us, would turn every other message into a late one.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private HeadReader() {}

    /**
     * Reads it.
     *
     * @param topic what the Resource means, if that is known
     */
    static NotificationHead read(
        LenientReader task, @Nullable Topic topic, List<Problem> warnings) {
      String sent = task.text("Resource", LONGEST_ID);
      if (topic != null && !topic.word().equals(sent)) {
        task.warn("Resource", "misprinted", "It is taken as " + topic.word() + ".");
      }
      String resource =
          topic != null ? topic.word() : sent != null ? sent : NotificationHead.NO_RESOURCE;
      return new NotificationHead(
          id(task), verb(task), resource, sent, sentAt(task, topic), warnings);
    }

    private static @Nullable String id(LenientReader task) {
      String id = task.id("Id", LONGEST_ID);
      if (id == null) {
        task.warn("Id", "missing", "Without one, the same content counts as the same message.");
      } else if (!GUID.matcher(id).matches()) {
        task.warn("Id", "not-a-guid", "It is taken as it is.");
      }
      return id;
    }

    private static @Nullable String verb(LenientReader task) {
      String verb = task.expected("Verb", LONGEST_ID);
      if (verb != null && !verb.equalsIgnoreCase("Update") && !verb.equalsIgnoreCase("Create")) {
        task.warn("Verb", "unknown-value", "Update or Create was expected.");
      }
      return verb;
    }

    /**
     * Samples and tables disagree about the name; bulletins of the fabric have it in their Body.
     */
    private static @Nullable Instant sentAt(LenientReader task, @Nullable Topic topic) {
      String name = task.has("CreateTimeUTC") ? "CreateTimeUTC" : "CreationTimeUTC";
      if (task.has(name)) {
        return instant(task, name);
      }
      if (topic != null && topic.kind() == NotificationKind.FABRIC) {
        return instant(task.object("Body"), "timestamp");
      }
      task.warn(name, "missing", "Without the time at Equinix, the order of arrival counts.");
      return null;
    }

    /** A time at Equinix; null, with a warning, where it is none. */
    static @Nullable Instant instant(LenientReader fields, String name) {
      String text = fields.expected(name, 100);
      Instant time = text == null ? null : instant(text, fields, name);
      if (text != null && (time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
        fields.warn(
            name, "not-a-date", "Without the time at Equinix, the order of arrival counts.");
        return null;
      }
      return time;
    }

    private static @Nullable Instant instant(String text, LenientReader fields, String name) {
      EquinixTime.Form form = EquinixTime.of(text).form();
      try {
        if (form == EquinixTime.Form.INSTANT) {
          return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        }
        Instant local = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        fields.warn(name, "no-zone", "It is taken as UTC, as its name says.");
        return local.truncatedTo(ChronoUnit.MICROS);
      } catch (DateTimeException e) {
        return null;
      }
    }
  }
}
