package io.emgadapter.http;

import io.emgadapter.access.HttpProblem;
import io.emgadapter.ledger.reads.Page;
import io.emgadapter.ledger.reads.Page.PageKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a list; one that cannot be read ends the request with 400 and a sentence.
 */
final class ListQuery {
  /** The most rows of a page. */
  static final int MOST = 200;

  private static final int LONGEST = 200;
  private static final Pattern NAMES = Pattern.compile("[0-9A-Za-z:,._ -]{1,1000}");
  private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private ListQuery() {}

  static int limit(String text) {
    int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw HttpProblem.wrong("Send as limit a number from 1 to " + MOST + ".");
    }
    return limit;
  }

  static @Nullable Instant since(@Nullable String text) {
    try {
      return text == null ? null : inTheLedger(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw HttpProblem.wrong("Send as since a time with its zone, such as 2026-03-01T12:00:00Z.");
    }
  }

  private static Instant inTheLedger(Instant time) {
    if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
      throw new DateTimeException("out of range");
    }
    return time;
  }

  /** Text that the ledger can store. */
  static @Nullable String text(String name, @Nullable String text) {
    if (text != null
        && (text.isEmpty()
            || text.length() > LONGEST
            || text.chars().anyMatch(Character::isISOControl))) {
      throw HttpProblem.wrong(
          "Send as " + name + " 1 to 200 characters without control characters.");
    }
    return text;
  }

  static String oneOf(List<String> words, String name, String word) {
    if (!words.contains(word)) {
      throw HttpProblem.wrong("Send as " + name + " one of " + String.join(", ", words) + ".");
    }
    return word;
  }

  /** Names at Equinix, such as IBXs, separated by commas. */
  static @Nullable String names(@Nullable String names) {
    if (names != null && !NAMES.matcher(names).matches()) {
      throw HttpProblem.wrong("Send ibxs and cages as names separated by commas.");
    }
    return names;
  }

  static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The key after which a page begins; null for the first page. */
  static @Nullable PageKey after(@Nullable String cursor) {
    return cursor == null ? null : key(cursor);
  }

  /** The same for rows that have a number. */
  static @Nullable PageKey afterNumber(@Nullable String cursor) {
    PageKey key = after(cursor);
    if (key != null && !NUMBER.matcher(key.id()).matches()) {
      throw strange();
    }
    return key;
  }

  /** The same for rows whose id is a UUID. */
  static @Nullable PageKey afterId(@Nullable String cursor) {
    PageKey key = after(cursor);
    if (key != null && uuid(key.id()).isEmpty()) {
      throw strange();
    }
    return key;
  }

  /** The cursor of the next page; null if there is none. */
  static @Nullable String next(Page<?> page) {
    PageKey next = page.next();
    return next == null
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString((next.at() + " " + next.id()).getBytes(StandardCharsets.UTF_8));
  }

  private static PageKey key(String cursor) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int blank = plain.indexOf(' ');
      String id = plain.substring(blank + 1);
      if (blank < 0 || id.length() > LONGEST || id.indexOf('\0') >= 0) {
        throw strange();
      }
      return new PageKey(inTheLedger(Instant.parse(plain.substring(0, blank))), id);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw strange();
    }
  }

  private static HttpProblem strange() {
    return HttpProblem.wrong("Send as after the next of the page before, as it came.");
  }
}
