package io.emgadapter.ledger;

import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a Task is to end, if its state still allows it.
 *
 * @param task the Task's {@code Id}
 * @param state one of the ends
 * @param reason a stable code that says why; null where the status code says it
 * @param statusCode Equinix's, if Equinix said it
 * @param description words for a person, Equinix's or ours
 * @param orders what exists at Equinix because of it
 */
record TaskEnd(
    UUID task,
    TaskState state,
    @Nullable String reason,
    @Nullable Integer statusCode,
    @Nullable String description,
    List<NamedOrder> orders) {
  /** The ServicerId, where the answer names exactly one. */
  @Nullable String onlyOrder() {
    return orders.size() == 1 ? orders.getFirst().servicerId() : null;
  }

  /** The end that Equinix's answer makes. */
  static TaskEnd by(Answer answer) {
    boolean acknowledged = answer.acknowledges();
    return new TaskEnd(
        answer.task(),
        acknowledged ? TaskState.ACKNOWLEDGED : TaskState.REFUSED,
        null,
        answer.statusCode(),
        answer.description(),
        acknowledged ? answer.orders() : List.of());
  }

  /** The end of a Task that its gateway can never take; the words say where the problem stands. */
  static TaskEnd refused(UUID task, Problem problem) {
    String place = problem.pointer().isEmpty() ? "" : " (" + problem.pointer() + ")";
    return new TaskEnd(
        task, TaskState.REFUSED, problem.code(), null, problem.message() + place, List.of());
  }

  /** The end of a Task that must not be sent any more, with more about it than its reason. */
  static TaskEnd unsent(UUID task, Reason reason, @Nullable String detail) {
    String description = detail == null ? reason.sentence() : reason.sentence() + " " + detail;
    return new TaskEnd(task, TaskState.NOT_SENT, reason.code(), null, description, List.of());
  }

  /** The end of a Task of which nobody knows whether it reached Equinix. */
  static TaskEnd undecided(UUID task, @Nullable String detail) {
    String sentence = Reason.UNDECIDED.sentence();
    String description = detail == null ? sentence : sentence + " " + detail;
    return new TaskEnd(
        task, TaskState.PARKED, Reason.UNDECIDED.code(), null, description, List.of());
  }

  /**
   * The same end, where an earlier send may have reached Equinix: that this one did not says
   * nothing of that one. Nor does a 400, for Equinix gives it too where the first one took the
   * {@code RequestorId} (Equinix, Ordering Smart Hands), in words that are not documented. An
   * operator's word is about both.
   */
  TaskEnd ofDoubted() {
    return leavesFirstOpen() ? undecided(task, description) : this;
  }

  /** Whether it decides nothing where an earlier send may have reached Equinix. */
  boolean leavesFirstOpen() {
    return state == TaskState.NOT_SENT
        || (state == TaskState.REFUSED
            && !Reason.OPERATOR.code().equals(reason)
            && (statusCode == null || Answer.leavesFirstOpen(statusCode)));
  }

  /** An end without an answer. */
  static TaskEnd without(UUID task, TaskState state, Reason reason) {
    return new TaskEnd(task, state, reason.code(), null, reason.sentence(), List.of());
  }
}
