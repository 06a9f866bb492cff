package io.emgadapter.ledger;

import io.emgadapter.order.Resource;
import java.util.Map;
import java.util.Set;

/**
 * How much may be claimed at once.
 *
 * @param held subscriptions for which nothing can be sent now; nothing of theirs is claimed
 * @param most so many Tasks at most
 * @param each so many of one kind at most, together with those in hand
 * @param inHand how many Tasks of each kind the caller has in hand
 */
public record Room(Set<String> held, int most, int each, Map<Kind, Integer> inHand) {

  /** Tasks that can stand in each other's way. */
  public record Kind(String subscription, Resource resource) {
    /** The kind of a Task. */
    public static Kind of(ClaimedTask task) {
      return new Kind(task.subscription(), task.resource());
    }
  }

  /** A batch of all kinds. */
  public static Room of(Set<String> held, int most) {
    return new Room(held, most, Integer.MAX_VALUE, Map.of());
  }
}
