package io.emgadapter.request;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.NewRequest.Key;
import io.emgadapter.ledger.accept.Reject.Asked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts a batch where an id comes again and what came first under it must be decided first: a
 * request that is turned away leaves its id free for the next, and one that is accepted is what the
 * next one repeats.
 */
final class BatchParts {
  private final List<List<Waiting>> all = new ArrayList<>();
  private final Set<Key> requested = new HashSet<>();
  private final Set<Key> refusable = new HashSet<>();
  private final Set<Key> refused = new HashSet<>();

  private BatchParts() {}

  /** In each of these requests can be decided before refusals, and each by itself. */
  static List<List<Waiting>> of(List<Waiting> items) {
    BatchParts parts = new BatchParts();
    items.forEach(parts::add);
    return parts.all;
  }

  private void add(Waiting item) {
    switch (item) {
      case Waiting.Request(NewRequest request, _) -> {
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
