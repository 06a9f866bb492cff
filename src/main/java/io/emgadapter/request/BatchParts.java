package io.emgadapter.request;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.NewRequest.Key;
import io.emgadapter.ledger.accept.Reject.Asked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts a batch where an id comes again, because the first message with that id must be decided
 * first: if it is rejected, the id stays free for the next one; if it is accepted, the next one
 * repeats it.
 */
final class BatchParts {
  private final List<List<Waiting>> all = new ArrayList<>();
  private final Set<Key> requested = new HashSet<>();
  private final Set<Key> refusable = new HashSet<>();
  private final Set<Key> refused = new HashSet<>();

  private BatchParts() {}

  /** Gives parts in which all requests can be decided before the refusals, in any order. */
  static List<List<Waiting>> of(List<Waiting> items) {
    BatchParts parts = new BatchParts();
    items.forEach(parts::add);
    return parts.all;
  }

  private void add(Waiting item) {
    switch (item) {
      case Waiting.Request(NewRequest request, _, _) -> {
        Key key = request.key();
        put(item, refused.contains(key) || refusable.contains(key));
        requested.add(key);
        if (request.target() != null || request.unique()) {
          refusable.add(key);
        }
      }
      case Waiting.Refusal refusal -> {
        Asked asked = refusal.rejection().asked();
        put(item, asked != null && requested.contains(asked.key()));
        if (asked != null) {
          refused.add(asked.key());
        }
      }
    }
  }

  private void put(Waiting item, boolean cut) {
    if (cut || all.isEmpty()) {
      all.add(new ArrayList<>());
      requested.clear();
      refusable.clear();
      refused.clear();
    }
    all.getLast().add(item);
  }
}
