package io.emgadapter.start;

import io.emgadapter.start.KnownSettings.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Distinguishes the names of settings from other names. A name is a list of words after {@code
 * emg}: what stands between dots, or in an environment variable between underscores, where a dash
 * may be left out or be an underscore too.
 */
final class SettingNames {
  private final Part root;
  private final List<List<String>> all = new ArrayList<>();

  SettingNames(KnownSettings known) {
    this.root = known.root();
    list(root, List.of());
  }

  /** Whether a setting has this name. */
  boolean isKnown(List<String> words) {
    return fits(root, words);
  }

  /** Whether a name begins like a setting, or nearly so. */
  boolean isMeant(List<String> words) {
    return all.stream()
        .map(List::getFirst)
        .anyMatch(group ->
            IntStream.rangeClosed(1, words.size())
                .anyMatch(
                    end -> isLike(plain(group), plain(String.join("", words.subList(0, end))))));
  }

  private static boolean isLike(String group, String word) {
    return Distance.between(group, word) <= (group.length() > 4 ? 2 : 0);
  }

  /** The known name that is nearest, with the user's own words where those are free. */
  String nearest(List<String> words) {
    String given = plain(String.join("", words));
    String best = "";
    int least = Integer.MAX_VALUE;
    for (List<String> name : all) {
      List<String> filled = fill(name, words);
      int distance = Distance.between(given, plain(String.join("", filled)));
      if (distance < least) {
        least = distance;
        best = KnownSettings.PREFIX + "." + String.join(".", filled);
      }
    }
    return best;
  }

  private static boolean fits(Part part, List<String> rest) {
    return switch (part) {
      case Part.Value() -> rest.isEmpty();
      case Part.Many(Part each) ->
          fits(each, rest)
              || (!rest.isEmpty() && isNumber(rest.getFirst()) && fits(each, tail(rest, 1)));
      case Part.Group group ->
          group.members().entrySet().stream()
              .anyMatch(member ->
                  IntStream.of(wordsOf(member.getKey(), rest))
                      .anyMatch(taken -> fits(member.getValue(), tail(rest, taken))));
      case Part.Named(Part.Group each) -> !rest.isEmpty() && fits(each, tail(rest, 1));
      // Where only a value follows, what the user chose may have dots.
      case Part.Named(Part each) ->
          IntStream.rangeClosed(1, rest.size()).anyMatch(taken -> fits(each, tail(rest, taken)));
    };
  }

  /** How many of the first words make this name: all of its parts, or it without its dashes. */
  private static int[] wordsOf(String name, List<String> words) {
    return IntStream.rangeClosed(1, Math.min(words.size(), name.split("-").length))
        .filter(n -> plain(String.join("", words.subList(0, n))).equals(plain(name)))
        .toArray();
  }

  private void list(Part part, List<String> before) {
    switch (part) {
      case Part.Value() -> all.add(before);
      case Part.Many(Part each) -> list(each, before);
      case Part.Named(Part each) -> list(each, and(before, FREE));
      case Part.Group group ->
          group.members().forEach((name, next) -> list(next, and(before, name)));
    }
  }

  private static final String FREE = "<name>";

  private static List<String> fill(List<String> name, List<String> words) {
    return IntStream.range(0, name.size())
        .mapToObj(i -> name.get(i).equals(FREE) && i < words.size() ? words.get(i) : name.get(i))
        .toList();
  }

  private static List<String> and(List<String> before, String next) {
    List<String> longer = new ArrayList<>(before);
    longer.add(next);
    return longer;
  }

  private static List<String> tail(List<String> words, int from) {
    return words.subList(from, words.size());
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
  }

  private static String plain(String word) {
    return word.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }

  /**
   * How many letters must be changed, removed or added to turn one word into another (Levenshtein).
   */
  static final class Distance {
    private Distance() {}

    static int between(String one, String other) {
      int[] row = IntStream.rangeClosed(0, other.length()).toArray();
      for (int i = 1; i <= one.length(); i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= other.length(); j++) {
          int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
          diagonal = row[j];
          row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        }
      }
      return row[other.length()];
    }
  }
}
