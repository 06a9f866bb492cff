package io.emgadapter.ledger.lane;

import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.order.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A locked lane as one transaction sees it: which Tasks are unfinished, and which orders they are
 * about. The transaction notes here which Tasks it adds or ends.
 */
public final class LaneView {
  private final UUID id;
  private final List<String> orders;
  private final List<LaneTask> unfinished = new ArrayList<>();
  private final Set<TaskState> creates;
  private int lastTurn;

  /** An unfinished Task of the lane. */
  public record LaneTask(
      UUID id, UUID request, int turn, Verb verb, TaskState state, @Nullable String servicerId) {}

  /**
   * @param lastTurn the highest turn taken; -1 for none
   * @param creates the states of our Creates with which it began; none for a foreign order
   * @param orders ServicerIds of the orders that a Task aimed at the whole lane is about
   */
  LaneView(UUID id, int lastTurn, Set<TaskState> creates, List<String> orders) {
    this.id = id;
    this.lastTurn = lastTurn;
    this.creates = creates;
    this.orders = List.copyOf(orders);
  }

  /** A lane that has just been opened. */
  public static LaneView opened(UUID id) {
    return new LaneView(id, -1, Set.of(), List.of());
  }

  public UUID id() {
    return id;
  }

  public List<String> orders() {
    return orders;
  }

  public void add(LaneTask task) {
    unfinished.add(task);
    lastTurn = Math.max(lastTurn, task.turn());
  }

  public int nextTurn() {
    return lastTurn + 1;
  }

  public boolean isFree() {
    return unfinished.isEmpty();
  }

  /** Whether all its Creates have ended and, as far as is known, none made an order. */
  public boolean isDead() {
    return !creates.isEmpty()
        && orders.isEmpty()
        && open(Verb.CREATE).isEmpty()
        && !creates.contains(TaskState.ACKNOWLEDGED);
  }

  /** Why nothing can follow in a lane that {@link #isDead()}. */
  public Reason whyDead() {
    boolean unknown = creates.contains(TaskState.PARKED) || creates.contains(TaskState.ABANDONED);
    return unknown ? Reason.ORDER_UNKNOWN : Reason.NO_ORDER;
  }

  /**
   * The Creates that a waiting Cancel withdraws, because they have not left. If some parts of a
   * divided Create have left, they are answered first, and then the Cancel goes to their orders.
   */
  public List<LaneTask> withdrawn() {
    return open(Verb.CANCEL).isEmpty()
        ? List.of()
        : open(Verb.CREATE).stream().filter(task -> task.state() == TaskState.READY).toList();
  }

  private List<LaneTask> open(Verb verb) {
    return unfinished.stream().filter(task -> task.verb() == verb).toList();
  }

  /** All Tasks that are HELD in it. */
  public List<LaneTask> held() {
    return unfinished.stream().filter(task -> task.state() == TaskState.HELD).toList();
  }

  /** The Tasks whose turn it is, if they are still HELD. */
  List<LaneTask> next() {
    int first = unfinished.stream().mapToInt(LaneTask::turn).min().orElse(-1);
    return unfinished.stream()
        .filter(task -> task.turn() == first && task.state() == TaskState.HELD)
        .sorted(Comparator.comparing(LaneTask::id))
        .toList();
  }
}
