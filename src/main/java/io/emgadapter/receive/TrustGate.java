package io.emgadapter.receive;

import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import java.util.List;

/**
 * Notices that Equinix's key is another one: when so many messages in a row do not verify, nothing
 * more is taken from the queue, because all of it would be parked. It opens again when a key has
 * changed, or when an operator says so. A message without a signature counts only until one has
 * verified by the keys of now: after that it says nothing of them. While it may shut soon, no more
 * are let out than may still fail. Where the policy believes what does not verify, it never shuts.
 */
final class TrustGate {
  private final boolean isStrict;
  private final int mostFailures;
  private Standing standing = Standing.AT_START;
  private int changes;

  /**
   * @param mostFailures so many in a row shut it
   */
  TrustGate(VerificationPolicy policy, int mostFailures) {
    this.isStrict = policy == VerificationPolicy.REQUIRED;
    this.mostFailures = mostFailures;
  }

  /**
   * @param failures in a row
   * @param isProven whether a message has verified by the keys of now
   */
  private record Standing(int failures, boolean isProven) {
    static final Standing AT_START = new Standing(0, false);

    Standing after(Trust trust) {
      return switch (trust) {
        case VERIFIED -> new Standing(0, true);
        case DISTRUSTED -> failed();
        case UNSIGNED -> isProven ? this : failed();
        case UNTOLD -> this;
      };
    }

    private Standing failed() {
      return new Standing(failures + 1, isProven);
    }
  }

  /** How many of these that come next may be taken until it shuts. */
  synchronized int untilShut(List<Trust> next) {
    Standing then = standing;
    int taken = 0;
    while (taken < next.size() && !isShut(then)) {
      then = then.after(next.get(taken));
      taken++;
    }
    return taken;
  }

  /** Tells of one message that was taken. */
  synchronized void saw(Trust trust) {
    standing = standing.after(trust);
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
    standing = Standing.AT_START;
  }

  /** Whether the key must be another one. */
  synchronized boolean isShut() {
    return isShut(standing);
  }

  private boolean isShut(Standing then) {
    return isStrict && then.failures() >= mostFailures;
  }

  /**
   * How many messages may be unjudged at once: if all of them fail, it is shut and none is out; 0
   * while it is shut.
   */
  synchronized int allowance() {
    return !isStrict || (standing.isProven() && standing.failures() == 0)
        ? Integer.MAX_VALUE
        : Math.max(0, mostFailures - standing.failures());
  }
}
