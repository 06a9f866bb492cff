package io.emgadapter.ledger.end;

import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.lane.Lanes;
import io.emgadapter.ledger.orders.AdoptOrders;
import io.emgadapter.ledger.parked.Audit;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.Verb;
import io.emgadapter.work.Bells;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that applies an operator's decision. A Task that waits without hope ends by it. A
 * Task that has ended undecided keeps its end, as after any late answer: the order that the
 * operator names is adopted and published, and the parked message is settled.
 */
@Component
public class ResolveTask {
  private static final int ACKNOWLEDGES = 200;

  // Under the lane's lock, so that no answer comes between the look and the decision.
  private static final String FIND =
      "select verb, state, servicer_id, subscription from task where id = :task";

  private static final String SETTLE =
      """
      update parked set state = 'RESOLVED', resolved_at = ledger_now(), resolved_by = :actor
      where id = :task and source = 'task' and state = 'PARKED'\
      """;

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final CompleteTasks completeTasks;
  private final AdoptOrders adoptOrders;
  private final Audit audit;
  private final Bells bells;

  ResolveTask(
      JdbcClient jdbc,
      Lanes lanes,
      CompleteTasks completeTasks,
      AdoptOrders adoptOrders,
      Audit audit,
      Bells bells) {
    this.jdbc = jdbc;
    this.lanes = lanes;
    this.completeTasks = completeTasks;
    this.adoptOrders = adoptOrders;
    this.audit = audit;
    this.bells = bells;
  }

  /** Whether a Task in this state takes a decision; an abandoned one only the name of its order. */
  public static boolean takes(TaskState state) {
    return switch (state) {
      case UNKNOWN, UNANSWERED, PARKED, ABANDONED -> true;
      case ACKNOWLEDGED, REFUSED, NOT_SENT, HELD, READY, SENDING, SENT -> false;
    };
  }

  /** What became of a decision. */
  public enum Effect {
    /** The decision ended the Task. */
    ENDED,
    /** The Task had ended undecided; its order, if one is named, is adopted and published. */
    SETTLED,
    /** Somebody, or Equinix's answer, had decided it before. */
    DECIDED,
    /** It is still on its way, and what is not known yet may come by itself. */
    TOO_EARLY,
    /** A Create makes an order, which must be named. */
    NEEDS_ORDER,
    /** There is no such Task. */
    NOT_THERE
  }

  private record Found(Verb verb, TaskState state, boolean aimed, String subscription) {}

  /** Applies one decision; does not wait for a ledger that is out of reach. */
  @Transactional
  public Effect apply(UUID task, Decision decision, Act act) {
    bells.tasksAfterCommit();
    lanes.lockOf(List.of(task));
    return jdbc.sql(FIND)
        .param("task", task)
        .query((row, _) ->
            new Found(
                Verb.of(row.getString("verb")).orElseThrow(),
                TaskState.valueOf(row.getString("state")),
                row.getString("servicer_id") != null,
                row.getString("subscription")))
        .optional()
        .map(found -> apply(task, found, decision, act))
        .orElse(Effect.NOT_THERE);
  }

  private Effect apply(UUID task, Found found, Decision decision, Act act) {
    if (decision.state() == TaskState.ACKNOWLEDGED
        && decision.servicerId() == null
        && (found.verb() == Verb.CREATE || !found.aimed())) {
      return Effect.NEEDS_ORDER;
    }
    Effect effect =
        switch (found.state()) {
          case UNKNOWN, UNANSWERED -> end(task, decision);
          case PARKED -> settle(task, decision, act);
          case ABANDONED -> adopt(task, decision);
          case ACKNOWLEDGED, REFUSED, NOT_SENT -> Effect.DECIDED;
          case HELD, READY, SENDING, SENT -> Effect.TOO_EARLY;
        };
    if (effect == Effect.ENDED || effect == Effect.SETTLED) {
      Item item = new Item("task/" + task, found.subscription());
      audit.write(act, "resolve", item, words(decision));
    }
    return effect;
  }

  private Effect end(UUID task, Decision decision) {
    TaskEnd end =
        new TaskEnd(
            task,
            decision.state(),
            Reason.OPERATOR.code(),
            null,
            Reason.OPERATOR.sentence(),
            orders(decision));
    return completeTasks.end(List.of(end)).isEmpty() ? Effect.DECIDED : Effect.ENDED;
  }

  private Effect settle(UUID task, Decision decision, Act act) {
    int settled = jdbc.sql(SETTLE).param("task", task).param("actor", act.actor()).update();
    if (settled == 0) {
      return Effect.DECIDED;
    }
    adoptOrders.adopt(late(task, decision));
    return Effect.SETTLED;
  }

  /** Only the name of an order changes anything about a Task that nobody waits for. */
  private Effect adopt(UUID task, Decision decision) {
    if (decision.state() != TaskState.ACKNOWLEDGED) {
      return Effect.DECIDED;
    }
    adoptOrders.adopt(late(task, decision));
    return Effect.SETTLED;
  }

  private static List<Answer> late(UUID task, Decision decision) {
    return decision.state() == TaskState.ACKNOWLEDGED
        ? List.of(new Answer(task, ACKNOWLEDGES, null, orders(decision)))
        : List.of();
  }

  private static List<NamedOrder> orders(Decision decision) {
    String servicerId = decision.servicerId();
    return servicerId == null ? List.of() : List.of(new NamedOrder(servicerId, List.of()));
  }

  private static String words(Decision decision) {
    String state = decision.state().name();
    return decision.servicerId() == null ? state : state + " " + decision.servicerId();
  }

  /**
   * What an operator learned from Equinix about a Task whose answer did not come.
   *
   * @param state {@code ACKNOWLEDGED}, {@code REFUSED}, or {@code ABANDONED} where nobody can tell
   * @param servicerId the order that exists because of it, for {@code ACKNOWLEDGED}; null where the
   *     order was there before
   */
  public record Decision(TaskState state, @Nullable String servicerId) {}
}
