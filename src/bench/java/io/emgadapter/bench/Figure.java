package io.emgadapter.bench;

/**
 * One figure that is to be reached.
 *
 * @param text what it is
 * @param value as measured; NaN where it was not
 * @param goal its bound
 * @param atLeast whether the bound is the least, else the most
 * @param unit after the number
 * @param beside the two numbers that it is made of, for people
 */
record Figure(String text, double value, double goal, boolean atLeast, String unit, String beside) {

  static Figure least(String text, double value, double goal, String unit, String beside) {
    return new Figure(text, value, goal, true, unit, beside);
  }

  static Figure most(String text, double value, double goal, String unit, String beside) {
    return new Figure(text, value, goal, false, unit, beside);
  }

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
    String verdict = !isMeasured() ? "–" : isReached() ? "reached" : "**not**";
    return "| %s | %s %s %s | %s%s | %s | %s |"
        .formatted(
            text,
            atLeast ? "≥" : "≤",
            Numbers.of(goal),
            unit,
            Numbers.of(value),
            isMeasured() ? " " + unit : "",
            verdict,
            beside);
  }
}
