package io.emgadapter.order;

import java.util.function.IntPredicate;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Which text can be kept and sent: UTF-8 has no half of a surrogate pair, such as the escape {@code
 * "\\ud83d"} makes in JSON, and PostgreSQL holds no NUL.
 */
public final class StorableText {
  private static final int REPLACEMENT = 0xFFFD;

  private StorableText() {}

  /** Whether every surrogate in it has its other half, so that there is UTF-8 of it. */
  public static boolean isWhole(String text) {
    return hasNone(text, StorableText::isHalf);
  }

  /** Whether a database can hold it: whole, and without NUL. */
  public static boolean isStorable(String text) {
    return hasNone(text, StorableText::isBad);
  }

  /** Whether all names and texts in a tree keep a rule. */
  public static boolean everyText(JsonNode tree, Predicate<String> rule) {
    return (!tree.isString() || rule.test(tree.stringValue()))
        && tree.propertyNames().stream().allMatch(rule)
        && tree.valueStream().allMatch(value -> everyText(value, rule));
  }

  /** The same with U+FFFD in the place of each half of a surrogate pair. */
  public static String whole(String text) {
    return replaced(text, StorableText::isHalf, REPLACEMENT);
  }

  /** The same with a blank in the place of what a database cannot hold. */
  public static String storable(String text) {
    return replaced(text, StorableText::isBad, ' ');
  }

  /** Its start, of at most so many UTF-16 units; no character is cut in two. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  private static String replaced(String text, IntPredicate bad, int by) {
    if (hasNone(text, bad)) {
      return text;
    }
    return text.codePoints()
        .map(point -> bad.test(point) ? by : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean hasNone(String text, IntPredicate bad) {
    int point;
    for (int at = plain(text); at < text.length(); at += Character.charCount(point)) {
      point = text.codePointAt(at);
      if (bad.test(point)) {
        return false;
      }
    }
    return true;
  }

  /**
   * How long the start is in which nothing can be bad, mostly all of it. Every text of a request
   * and of an Ack comes here several times: asking a rule about each character took 5% of a drain.
   */
  private static int plain(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) != 0 && !Character.isSurrogate(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean isBad(int codePoint) {
    return codePoint == 0 || isHalf(codePoint);
  }
}
