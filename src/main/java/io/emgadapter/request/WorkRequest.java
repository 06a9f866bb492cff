package io.emgadapter.request;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.accept.Reject.Asked;
import io.emgadapter.order.Problems.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a door received, after it was read. */
public sealed interface WorkRequest {

  /** It keeps every rule that can be checked without the ledger. */
  record Valid(NewRequest request) implements WorkRequest {}

  /**
   * It breaks a rule.
   *
   * @param id the id that its sender gave it, as far as that could be read
   * @param resource the part of the routing key before the subscription of its rejection
   * @param readable whether it was a JSON object at all
   * @param problems all of them
   * @param asked the question whether it was accepted before; null if it cannot have been
   */
  record Invalid(
      @Nullable String id,
      String resource,
      boolean readable,
      List<Problem> problems,
      @Nullable Asked asked)
      implements WorkRequest {

    /** A message whose id and content could not be read. */
    Invalid(@Nullable String id, String resource, boolean readable, List<Problem> problems) {
      this(id, resource, readable, problems, null);
    }
  }

  /** Its id and content, if they could be read. */
  default @Nullable Asked known() {
    return switch (this) {
      case Valid(NewRequest request) -> new Asked(request.key(), request.digest());
      case Invalid invalid -> invalid.asked();
    };
  }
}
