package io.emgadapter.ledger;

import io.emgadapter.order.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A locked lane as one transaction sees it: which Tasks are unfinished, and which orders they are
 * about. Tasks that the same transaction adds or ends are told to it.
 */
final class LaneView {
  private final UUID id;
  private final List<String> orders;
  private final List<LaneTask> unfinished = new ArrayList<>();
  private boolean hasCreate;
  private int lastPlace;

  /** An unfinished Task of the lane. */
  record LaneTask(
      UUID id, UUID request, int place, Verb verb, TaskState state, @Nullable String servicerId) {}

  /**
   * @param lastPlace the highest place taken; -1 for none
   * @param hasCreate whether the lane began with a Create of ours, whatever became of it
   * @param orders ServicerIds of the orders that a Task aimed at the whole lane is about
   */
  LaneView(UUID id, int lastPlace, boolean hasCreate, List<String> orders) {
    this.id = id;
    this.lastPlace = lastPlace;
    this.hasCreate = hasCreate;
    this.orders = List.copyOf(orders);
  }

  UUID id() {
    return id;
  }

  List<String> orders() {
    return orders;
  }

  void add(LaneTask task) {
    unfinished.add(task);
    lastPlace = Math.max(lastPlace, task.place());
    hasCreate |= task.verb() == Verb.CREATE;
  }

  int nextPlace() {
    return lastPlace + 1;
  }

  boolean isFree() {
    return unfinished.isEmpty();
  }

  /** Whether its Create ended without an order, so that nothing can follow. */
  boolean isDead() {
    return hasCreate && orders.isEmpty() && creates().isEmpty();
  }

  /** The Creates that a waiting Cancel withdraws, because nothing of them has left. */
  List<LaneTask> withdrawn() {
    boolean cancelled = unfinished.stream().anyMatch(task -> task.verb() == Verb.CANCEL);
    boolean unsent = creates().stream().allMatch(task -> task.state() == TaskState.READY);
    return cancelled && unsent ? creates() : List.of();
  }

  private List<LaneTask> creates() {
    return unfinished.stream().filter(task -> task.verb() == Verb.CREATE).toList();
  }

  /** All that is held in it. */
  List<LaneTask> held() {
    return unfinished.stream().filter(task -> task.state() == TaskState.HELD).toList();
  }

  /** The Tasks whose turn it is, if they are still held. */
  List<LaneTask> next() {
    int first = unfinished.stream().mapToInt(LaneTask::place).min().orElse(-1);
    return unfinished.stream()
        .filter(task -> task.place() == first && task.state() == TaskState.HELD)
        .sorted(Comparator.comparing(LaneTask::id))
        .toList();
  }
}
