package io.emgadapter.request;

import io.emgadapter.order.Problems.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sender may.
 *
 * @param subscriptions those that it may order in; null for all
 * @param refusal why it may nothing at all; null where it may
 */
public record Grant(@Nullable Set<String> subscriptions, @Nullable Problem refusal) {
  /** The code of a refusal because nobody knows who asks. */
  static final String USER_ID_MISSING = "user-id-missing";

  static final Grant ALL = new Grant(null, null);

  static Grant only(@Nullable Set<String> subscriptions) {
    return new Grant(subscriptions, null);
  }

  static Grant none(String code, String sentence) {
    return new Grant(Set.of(), new Problem("", code, sentence));
  }

  boolean covers(String subscription) {
    return subscriptions == null || subscriptions.contains(subscription);
  }
}
