package io.emgadapter.ledger;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Task that this instance may send while its lease lasts.
 *
 * @param fence to be named by every write about it
 * @param servicerId the order that it is aimed at, if that is known
 * @param tooLate whether its {@code notAfter} has passed
 * @param body the Body of its request, without a target filled in
 * @param rest the {@code rest} object of its request as JSON; null where it has none
 * @param sealed the text and signature of an earlier try that is proven not to have left; it goes
 *     again unchanged
 */
public record ClaimedTask(
    UUID id,
    int fence,
    String subscription,
    Verb verb,
    Resource resource,
    String route,
    @Nullable String servicerId,
    boolean tooLate,
    byte[] body,
    byte @Nullable [] rest,
    @Nullable SealedText sealed) {

  /**
   * A Task as it was signed.
   *
   * @param text the Task as JSON
   * @param signature Base64; null where the subscription does not sign
   */
  public record SealedText(String text, @Nullable String signature) {}
}
