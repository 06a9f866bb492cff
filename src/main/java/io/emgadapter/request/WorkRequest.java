package io.emgadapter.request;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.order.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a door got, after it was read. */
public sealed interface WorkRequest {

  /** It keeps every rule that can be told without the ledger. */
  record Valid(NewRequest request) implements WorkRequest {}

  /**
   * It does not.
   *
   * @param id the id that its sender gave it, as far as that could be read
   * @param resource the last part of the routing key of its rejection
   * @param readable whether it was a JSON object at all
   * @param problems all of them
   */
  record Invalid(@Nullable String id, String resource, boolean readable, List<Problem> problems)
      implements WorkRequest {}
}
