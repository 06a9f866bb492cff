package io.emgadapter.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An order that this instance may ask for while its lease lasts.
 *
 * @param fence to be named by every write about it
 * @param changes the last number of its history; whoever finds another one later has read what may
 *     be old by now
 * @param paid so many calls are paid for
 * @param requestorId the customer's reference; null where it is not known
 * @param isOurs whether a Task of ours made it
 */
public record ClaimedPoll(
    String subscription,
    String servicerId,
    int fence,
    long changes,
    int paid,
    @Nullable String resource,
    @Nullable String requestorId,
    boolean isOurs) {

  /** Without the reference. */
  @Override
  public String toString() {
    return "ClaimedPoll[" + subscription + ", " + servicerId + "]";
  }
}
