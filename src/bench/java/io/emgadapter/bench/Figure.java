package io.emgadapter.bench;

/**
 * One figure that is to be reached.
 *
 * @param key names it where notes are kept about it
 * @param text what it is
 * @param value as measured; NaN where it was not
 * @param goal its bound
 * @param atLeast whether the bound is the least, else the most
 * @param unit after the number
 * @param beside what the number is made of, for people
 * @param open why it was not measured; empty where it was
 */
record Figure(
    String key,
    String text,
    double value,
    double goal,
    boolean atLeast,
    String unit,
    String beside,
    String open) {

  boolean isMeasured() {
    return !Double.isNaN(value);
  }

  boolean isReached() {
    return isMeasured() && (atLeast ? value >= goal : value <= goal);
  }

  /** How near it is: 1 is reached. */
  double nearness() {
    return atLeast ? value / goal : goal / value;
  }

  /** A line of the table. */
  String line() {
    String verdict = !isMeasured() ? "open: " + open : isReached() ? "reached" : "**not**";
    return "| %s | %s %s | %s | %s | %s |"
        .formatted(
            text,
            atLeast ? "≥" : "≤",
            with(goal, unit),
            isMeasured() ? with(value, unit) : "–",
            verdict,
            beside);
  }

  /** A number with its unit. */
  static String with(double number, String unit) {
    return (Numbers.of(number) + " " + unit).strip();
  }
}
