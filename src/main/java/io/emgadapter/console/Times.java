package io.emgadapter.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a page writes times: how long ago, and exactly, in UTC.
 *
 * @param now when the page was made
 */
public record Times(Instant now) {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Such as {@code 28 November 2026, 03:12:08 UTC}. */
  public String exact(Instant at) {
    return EXACT.format(at);
  }

  /** The time of day. */
  public String clock(Instant at) {
    return CLOCK.format(at);
  }

  /** Such as {@code 5 min ago}; what is a little ahead, because clocks differ, is just now. */
  public String ago(@Nullable Instant at) {
    if (at == null) {
      return "never";
    }
    long seconds = Duration.between(at, now).toSeconds();
    return seconds < 2 ? "just now" : lasting(seconds) + " ago";
  }

  /** A length of time in its largest unit. */
  public static String lasting(long seconds) {
    Duration time = Duration.ofSeconds(Math.max(0, seconds));
    if (time.toMinutes() < 2) {
      return time.toSeconds() + " s";
    }
    if (time.toHours() < 2) {
      return time.toMinutes() + " min";
    }
    return time.toDays() < 2 ? time.toHours() + " h" : time.toDays() + " days";
  }

  /** How long something took. */
  public String between(Instant from, Instant to) {
    Duration time = Duration.between(from, to);
    if (time.isNegative()) {
      return "0 ms";
    }
    if (time.toMillis() < 1_000) {
      return time.toMillis() + " ms";
    }
    return time.toSeconds() < 120
        ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0)
        : lasting(time.toSeconds());
  }
}
