package io.emgadapter.command.doctor;

/**
 * One thing that was looked at.
 *
 * @param isGood whether it is as it should be
 * @param what that was looked at, such as {@code database}
 * @param sentence how it stands, and where it is wrong, what to do; without a secret
 */
public record Finding(boolean isGood, String what, String sentence) {
  static Finding good(String what, String sentence) {
    return new Finding(true, what, sentence);
  }

  static Finding wrong(String what, String sentence) {
    return new Finding(false, what, sentence);
  }
}
