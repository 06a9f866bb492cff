package io.emgadapter.receive;

import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;

/**
 * Notices that Equinix's key is another one: when so many messages in a row do not verify, nothing
 * more is taken from the queue, because all of it would be parked. It opens again when a key has
 * changed, or when an operator says so. Until a message verified by the keys of now, no more are
 * let out than may still fail. Where the policy believes what does not verify, it never shuts.
 */
final class TrustGate {
  private final boolean isStrict;
  private final int mostFailures;
  private int failures;
  private boolean isProven;
  private int changes;

  /**
   * @param mostFailures so many in a row shut it
   */
  TrustGate(VerificationPolicy policy, int mostFailures) {
    this.isStrict = policy == VerificationPolicy.REQUIRED;
    this.mostFailures = mostFailures;
  }

  /** Tells of one message. */
  synchronized void saw(Trust trust) {
    switch (trust) {
      case VERIFIED -> {
        failures = 0;
        isProven = true;
      }
      case DISTRUSTED -> failures = Math.min(failures + 1, mostFailures);
      case UNTOLD -> {}
    }
  }

  /**
   * Tells how often the keys have changed, between two batches: what was judged by the keys of
   * before says nothing of those of now.
   */
  synchronized void keys(int now) {
    if (now != changes) {
      changes = now;
      open();
    }
  }

  /** Opens it, as after a start. */
  synchronized void open() {
    failures = 0;
    isProven = false;
  }

  /** Whether the key must be another one. */
  synchronized boolean isShut() {
    return isStrict && failures >= mostFailures;
  }

  /**
   * How many messages may be unjudged at once: if all of them fail, it is shut and none is out; 0
   * while it is shut.
   */
  synchronized int allowance() {
    return !isStrict || (isProven && failures == 0) ? Integer.MAX_VALUE : mostFailures - failures;
  }
}
