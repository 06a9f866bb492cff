package io.emgadapter.order;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says of a member that nobody asked for what may have been meant. */
public final class UnknownField {
  /** Longer names are not repeated in a pointer and not compared. */
  private static final int LONGEST = 64;

  private UnknownField() {}

  static void refuse(String name, Set<String> known, Place object) {
    if (name.length() > LONGEST || !Texts.isText(name)) {
      object.problem(
          ProblemCode.UNKNOWN_FIELD, "Leave out the field whose name is overlong or no text.");
      return;
    }
    object.at(name).problem(ProblemCode.UNKNOWN_FIELD, sentence(name, known));
  }

  private static String sentence(String name, Set<String> known) {
    return meant(name, known)
        .map(meant -> "Unknown field, did you mean `" + meant + "`?")
        .orElse("Unknown field; leave it out. Known here: " + String.join(", ", known) + ".");
  }

  /** The known name that is nearest, if it is near enough. */
  private static Optional<String> meant(String name, Set<String> known) {
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= Math.max(1, candidate.length() / 4))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** How many single characters must be changed, put in or taken out (Levenshtein), in any case. */
  public static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
