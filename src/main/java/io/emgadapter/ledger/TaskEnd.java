package io.emgadapter.ledger;

import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a Task should end, if its state still allows it.
 *
 * @param task the Task's {@code Id}
 * @param state one of the ends
 * @param reason a stable code that says why; null if the status code says it
 * @param statusCode Equinix's, if Equinix said it
 * @param description words for a person, Equinix's or ours
 * @param orders the orders that exist at Equinix because of it
 */
public record TaskEnd(
    UUID task,
    TaskState state,
    @Nullable String reason,
    @Nullable Integer statusCode,
    @Nullable String description,
    List<NamedOrder> orders) {
  /** The ServicerId, if the answer names exactly one. */
  public @Nullable String onlyOrder() {
    return orders.size() == 1 ? orders.getFirst().servicerId() : null;
  }

  /** The end that Equinix's answer makes. */
  public static TaskEnd by(Answer answer) {
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
  public static TaskEnd refused(UUID task, Problem problem) {
    String place = problem.pointer().isEmpty() ? "" : " (" + problem.pointer() + ")";
    return new TaskEnd(
        task, TaskState.REFUSED, problem.code(), null, problem.message() + place, List.of());
  }

  /** The end of a Task that must not be sent any more, with more about it than its reason. */
  public static TaskEnd unsent(UUID task, Reason reason, @Nullable String detail) {
    String description = detail == null ? reason.sentence() : reason.sentence() + " " + detail;
    return new TaskEnd(task, TaskState.NOT_SENT, reason.code(), null, description, List.of());
  }

  /** The end of a Task of which nobody knows whether it reached Equinix. */
  public static TaskEnd undecided(UUID task, @Nullable String detail) {
    String sentence = Reason.UNDECIDED.sentence();
    String description = detail == null ? sentence : sentence + " " + detail;
    return new TaskEnd(
        task, TaskState.PARKED, Reason.UNDECIDED.code(), null, description, List.of());
  }

  /**
   * The same end for a Task whose earlier send may have reached Equinix. That the later send did
   * not says nothing about the earlier one. Nor does a 400, because Equinix also gives it if the
   * first send has used the {@code RequestorId} (Equinix, Ordering Smart Hands), in words that are
   * not documented. What an operator says is about both sends.
   */
  public TaskEnd ofDoubted() {
    return leavesFirstOpen() ? undecided(task, description) : this;
  }

  /** Whether it decides nothing if an earlier send may have reached Equinix. */
  public boolean leavesFirstOpen() {
    return state == TaskState.NOT_SENT
        || (state == TaskState.REFUSED
            && !Reason.OPERATOR.code().equals(reason)
            && (statusCode == null || Answer.leavesFirstOpen(statusCode)));
  }

  /** An end without an answer. */
  public static TaskEnd without(UUID task, TaskState state, Reason reason) {
    return new TaskEnd(task, state, reason.code(), null, reason.sentence(), List.of());
  }

  /**
   * A Task that a transaction has just ended.
   *
   * @param followed whether something waits in its lane
   */
  public record EndedTask(
      UUID id,
      UUID request,
      UUID lane,
      String subscription,
      Verb verb,
      Resource resource,
      @Nullable String requestorId,
      @Nullable String servicerId,
      boolean followed,
      TaskEnd end) {}

  /** Why a Task ended without an answer. */
  public enum Reason {
    /** A Cancel came before it had left. */
    WITHDRAWN("withdrawn", "It was cancelled before it was sent; Equinix was not asked."),
    /** The Create that it waited for made no order. */
    NO_ORDER("no-order", "The Create that it waited for made no order."),
    /** It is not known which order it is about. */
    ORDER_UNKNOWN(
        "order-unknown",
        "It is not known whether there is an order; ask Equinix, then name it by its servicerId."),
    /** Its {@code notAfter} passed. */
    TOO_LATE("too-late", "It could not be sent before its notAfter."),
    /** A rule that depends on time no longer holds. */
    RULE_BROKEN(
        "rule-broken", "A rule that depends on the time no longer held when it was to be sent."),
    /** Its envelope is larger than the link to Equinix carries. */
    TASK_TOO_LARGE(
        "task-too-large",
        "It is larger than the queue to Equinix carries; order it again with less."),
    /** It could not be built; the log says why. */
    NOT_BUILT("not-built", "It could not be built; tell the operator of this adapter."),
    /** An operator said so, who asked Equinix. */
    OPERATOR("operator", "An operator of this adapter said so."),
    /** Neither an answer nor a look-up decided it. */
    UNDECIDED(
        "undecided", "It may have reached Equinix or not; ask Equinix before ordering again."),
    /** Nobody waits for its answer any more. */
    NO_ANSWER("no-answer", "Equinix did not answer; ask Equinix before ordering again.");

    private final String code;
    private final String sentence;

    Reason(String code, String sentence) {
      this.code = code;
      this.sentence = sentence;
    }

    /** A stable code for programs. */
    public String code() {
      return code;
    }

    /** A sentence for people. */
    public String sentence() {
      return sentence;
    }
  }
}
