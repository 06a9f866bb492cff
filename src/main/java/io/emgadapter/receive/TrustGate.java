package io.emgadapter.receive;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notices that the key is wrong: when the first messages after a start all fail to verify, nothing
 * more is taken from the queue, because all of it would be parked.
 */
final class TrustGate {
  /** So many failures in a row, before any success, mean that the key is wrong. */
  static final int MOST_FAILURES = 10;

  private static final int TRUSTED = -1;

  private final AtomicInteger failures = new AtomicInteger();

  /** Tells of one message; one that verifies opens the gate for good. */
  void saw(Trust trust) {
    switch (trust) {
      case VERIFIED -> failures.set(TRUSTED);
      case DISTRUSTED -> failures.updateAndGet(count -> count == TRUSTED ? TRUSTED : count + 1);
      case UNTOLD -> {}
    }
  }

  /** Whether the key must be wrong. */
  boolean isShut() {
    return failures.get() >= MOST_FAILURES;
  }
}
