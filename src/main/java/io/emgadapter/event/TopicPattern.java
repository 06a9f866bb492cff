package io.emgadapter.event;

import java.util.List;

/**
 * A pattern of routing keys as topic exchanges have them (AMQP 0-9-1, 3.1.3.3): words between dots;
 * {@code *} stands for one word, {@code #} for any number of words.
 *
 * @param words of the pattern
 */
public record TopicPattern(List<String> words) {

  /** Reads one, for example {@code order.updated.*}. */
  public static TopicPattern of(String pattern) {
    return new TopicPattern(List.of(pattern.split("\\.", -1)));
  }

  /** Whether a routing key is of this pattern. */
  public boolean matches(String routingKey) {
    return matches(words, List.of(routingKey.split("\\.", -1)));
  }

  private static boolean matches(List<String> pattern, List<String> key) {
    if (pattern.isEmpty()) {
      return key.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.getFirst().equals("#")) {
      return matches(rest, key) || (!key.isEmpty() && matches(pattern, key.subList(1, key.size())));
    }
    return !key.isEmpty()
        && (pattern.getFirst().equals("*") || pattern.getFirst().equals(key.getFirst()))
        && matches(rest, key.subList(1, key.size()));
  }
}
