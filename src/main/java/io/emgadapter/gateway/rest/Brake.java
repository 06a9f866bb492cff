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
  private int limited;

  Brake(Clock clock) {
    this.clock = clock;
  }

  /** How long calls must wait; zero or less for none. */
  synchronized Duration holds() {
    Instant now = clock.instant();
    return notBefore.isAfter(now) ? Duration.between(now, notBefore) : Duration.ZERO;
  }

  /** Equinix answered as it should. */
  synchronized void worked() {
    failures = 0;
    limited = 0;
  }

  /** It could not be reached, or did not answer; after a few times in a row nobody tries. */
  synchronized void failed() {
    failures++;
    if (failures >= FAILURES) {
      holdFor(OPEN);
      failures = FAILURES - 1; // one more failure after the pause and it is closed again
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
