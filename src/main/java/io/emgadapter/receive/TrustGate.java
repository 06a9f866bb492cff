package io.emgadapter.receive;

import io.emgadapter.subscription.VerificationPolicy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notices that the key is wrong: when the first messages after a start all fail to verify, nothing
 * more is taken from the queue, because all of it would be parked. Until one verifies, no more are
 * let out than may still fail. Where the policy believes what does not verify, it never shuts.
 */
final class TrustGate {
  /** So many failures in a row, before any success, mean that the key is wrong. */
  static final int MOST_FAILURES = 10;

  private static final int TRUSTED = -1;

  private final AtomicInteger failures;

  TrustGate(VerificationPolicy policy) {
    this.failures = new AtomicInteger(policy == VerificationPolicy.REQUIRED ? 0 : TRUSTED);
  }

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

  /** So many messages may be unjudged at once: if all of them fail, it is shut and none is out. */
  int allowance() {
    int failed = failures.get();
    return failed == TRUSTED ? Integer.MAX_VALUE : Math.max(0, MOST_FAILURES - failed);
  }
}
