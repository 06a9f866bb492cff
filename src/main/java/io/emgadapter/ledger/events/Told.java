package io.emgadapter.ledger.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one copy.
 *
 * @param outcome for people: what a webhook answered
 * @param retryIn for {@link Fate#AGAIN}: when it goes again
 * @param counts whether it counts as a try; an outage never does
 */
public record Told(
    Copy copy, Fate fate, @Nullable String outcome, Duration retryIn, boolean counts) {

  /** The ends of a try. */
  public enum Fate {
    /** It was taken, or nobody need take it. */
    DONE,
    /** It was not taken, and goes again by itself, while others go on. */
    AGAIN,
    /** It was not taken, and is not tried any more. */
    GIVEN_UP,
    /** Nobody knows; the destination is out of reach, and everything waits. */
    OUTAGE
  }

  /** It was taken. */
  public static Told done(Copy copy) {
    return new Told(copy, Fate.DONE, null, Duration.ZERO, true);
  }

  /** The destination is out of reach. */
  public static Told outage(Copy copy) {
    return new Told(copy, Fate.OUTAGE, null, Duration.ZERO, false);
  }

  /** It stands behind one that was not taken, and was not tried. */
  public static Told waits(Copy copy, Duration retryIn) {
    return new Told(copy, Fate.AGAIN, null, retryIn, false);
  }

  int attempts() {
    return copy.attempts() + (counts ? 1 : 0);
  }
}
