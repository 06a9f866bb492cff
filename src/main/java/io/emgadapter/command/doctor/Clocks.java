package io.emgadapter.command.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Compares this machine's clock with that of another. */
final class Clocks {
  private static final String WHAT = "clock";

  /**
   * A date of HTTP is to the second, and its answer takes a while; more is a clock that is wrong.
   */
  private static final Duration MOST = Duration.ofSeconds(30);

  private Clocks() {}

  /**
   * Compares them.
   *
   * @param whose the other one is, such as {@code the database}
   * @param then what that said, just now
   */
  static Finding compare(String whose, Instant then, Clock own) {
    long off = Duration.between(then, own.instant()).toSeconds();
    return Math.abs(off) <= MOST.toSeconds()
        ? Finding.good(WHAT, "agrees with that of %s.".formatted(whose))
        : Finding.wrong(
            WHAT,
            "is %d s %s that of %s; set both machines by NTP (more than %d s is too much)."
                .formatted(
                    Math.abs(off), off > 0 ? "ahead of" : "behind", whose, MOST.toSeconds()));
  }
}
