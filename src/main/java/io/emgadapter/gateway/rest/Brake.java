package io.emgadapter.gateway.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Holds calls back while Equinix cannot or will not take them: a circuit breaker and the back-off
 * after rate limiting in one, for both mean "not before".
 */
final class Brake {
  private static final int FAILURES = 5;
  private static final Duration OPEN = Duration.ofSeconds(30);
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final int MOST_DOUBLINGS = 7;

  private final Clock clock;
  private Instant notBefore = Instant.MIN;
  private int failures;
  private boolean trying;
  private int limited;

  Brake(Clock clock) {
    this.clock = clock;
  }

  /** How long calls must wait; zero for not at all. */
  synchronized Duration holds() {
    Instant now = clock.instant();
    return notBefore.isAfter(now) ? Duration.between(now, notBefore) : Duration.ZERO;
  }

  /**
   * Asks to make a call. After a pause for failures one goes alone, and the others wait for what
   * becomes of it: a peer that takes and does not answer must not be given many.
   *
   * @return how long this one must wait; zero where it may be made
   */
  synchronized Duration enter() {
    Duration holds = holds();
    if (holds.isZero() && failures >= FAILURES) {
      holdFor(OPEN);
      trying = true;
    }
    return holds;
  }

  /** Equinix answered as it should. */
  synchronized void worked() {
    if (trying) {
      notBefore = Instant.MIN;
    }
    trying = false;
    failures = 0;
    limited = 0;
  }

  /** It could not be reached, or did not answer; after a few times in a row nobody tries. */
  synchronized void failed() {
    trying = false;
    failures++;
    if (failures >= FAILURES) {
      holdFor(OPEN);
    }
  }

  /**
   * It asked for fewer calls.
   *
   * @param asked how long it asked to wait; zero where it did not say
   * @return how long everybody waits now
   */
  synchronized Duration limited(Duration asked) {
    Duration wait = asked.isZero() ? jittered() : asked;
    if (trying) { // it answers, and says how long
      notBefore = Instant.MIN;
    }
    trying = false;
    limited++;
    holdFor(wait);
    return wait;
  }

  private Duration jittered() {
    long most = SHORTEST.toMillis() << Math.min(limited, MOST_DOUBLINGS);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  private void holdFor(Duration wait) {
    Instant until = clock.instant().plus(wait);
    if (until.isAfter(notBefore)) {
      notBefore = until;
    }
  }
}
