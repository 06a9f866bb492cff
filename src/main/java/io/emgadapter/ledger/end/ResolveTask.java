package io.emgadapter.ledger.end;

import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.lane.Lanes;
import io.emgadapter.ledger.orders.AdoptOrders;
import io.emgadapter.ledger.parked.Audit;
import io.emgadapter.ledger.parked.Audit.Act;
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
 * The transaction that applies an operator's word. A Task that waits without hope ends by it. One
 * that has ended undecided keeps its end, as after any late answer: the order named is adopted and
 * told of, and what is parked for it is settled.
 */
@Component
public class ResolveTask {
  private static final int ACKNOWLEDGES = 200;

  // Under the lane's lock, so that no answer comes between the look and the word.
  private static final String FIND = "select verb, state, servicer_id from task where id = :task";

  private static final String SETTLE =
      """
      update parked set state = 'RESOLVED', resolved_at = ledger_now(), resolved_by = :actor
      where id = :task and source = 'task' and state = 'PARKED'\
      """;

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final Ending ending;
  private final AdoptOrders adoptOrders;
  private final Audit audit;

  ResolveTask(JdbcClient jdbc, Lanes lanes, Ending ending, AdoptOrders adoptOrders, Audit audit) {
    this.jdbc = jdbc;
    this.lanes = lanes;
    this.ending = ending;
    this.adoptOrders = adoptOrders;
    this.audit = audit;
  }

  /** What came of it. */
  public enum Said {
    /** The Task ended by it. */
    ENDED,
    /** The Task had ended undecided; its order, if one is named, is adopted and told of. */
    SETTLED,
    /** Somebody, or Equinix's answer, has decided it. */
    DECIDED,
    /** It is still on its way, and what is not known yet may come by itself. */
    TOO_EARLY,
    /** A Create makes an order, which must be named. */
    NEEDS_ORDER,
    /** There is no such Task. */
    NOT_THERE
  }

  private record Found(Verb verb, TaskState state, boolean aimed) {}

  /** Applies one word. */
  @Transactional
  public Said apply(UUID task, Word word, Act act) {
    lanes.lockOf(List.of(task));
    return jdbc.sql(FIND)
        .param("task", task)
        .query((row, _) ->
            new Found(
                Verb.of(row.getString("verb")).orElseThrow(),
                TaskState.valueOf(row.getString("state")),
                row.getString("servicer_id") != null))
        .optional()
        .map(found -> apply(task, found, word, act))
        .orElse(Said.NOT_THERE);
  }

  private Said apply(UUID task, Found found, Word word, Act act) {
    if (word.state() == TaskState.ACKNOWLEDGED
        && word.servicerId() == null
        && (found.verb() == Verb.CREATE || !found.aimed())) {
      return Said.NEEDS_ORDER;
    }
    Said said =
        switch (found.state()) {
          case UNKNOWN, UNANSWERED -> end(task, word);
          case PARKED -> settle(task, word, act);
          case ABANDONED -> adopt(task, word);
          case ACKNOWLEDGED, REFUSED, NOT_SENT -> Said.DECIDED;
          case HELD, READY, SENDING, SENT -> Said.TOO_EARLY;
        };
    if (said == Said.ENDED || said == Said.SETTLED) {
      audit.write(act, "resolve", "task/" + task, words(word));
    }
    return said;
  }

  private Said end(UUID task, Word word) {
    TaskEnd end =
        new TaskEnd(
            task,
            word.state(),
            Reason.OPERATOR.code(),
            null,
            Reason.OPERATOR.sentence(),
            orders(word));
    return ending.end(List.of(end)).isEmpty() ? Said.DECIDED : Said.ENDED;
  }

  private Said settle(UUID task, Word word, Act act) {
    int settled = jdbc.sql(SETTLE).param("task", task).param("actor", act.actor()).update();
    if (settled == 0) {
      return Said.DECIDED;
    }
    adoptOrders.adopt(late(task, word));
    return Said.SETTLED;
  }

  /** Only an order changes anything about what nobody waits for. */
  private Said adopt(UUID task, Word word) {
    if (word.state() != TaskState.ACKNOWLEDGED) {
      return Said.DECIDED;
    }
    adoptOrders.adopt(late(task, word));
    return Said.SETTLED;
  }

  private static List<Answer> late(UUID task, Word word) {
    return word.state() == TaskState.ACKNOWLEDGED
        ? List.of(new Answer(task, ACKNOWLEDGES, null, orders(word)))
        : List.of();
  }

  private static List<NamedOrder> orders(Word word) {
    String servicerId = word.servicerId();
    return servicerId == null ? List.of() : List.of(new NamedOrder(servicerId, List.of()));
  }

  private static String words(Word word) {
    String state = word.state().name();
    return word.servicerId() == null ? state : state + " " + word.servicerId();
  }

  /** Applies what an operator learned from Equinix by other ways: an answer in their words. */
  @Component
  public static class Words {
    private final ResolveTask applyWord;
    private final Bells bells;

    Words(ResolveTask applyWord, Bells bells) {
      this.applyWord = applyWord;
      this.bells = bells;
    }

    /** Applies one word; does not wait for a ledger that is out of reach. */
    public Said apply(UUID task, Word word, Act act) {
      Said said = applyWord.apply(task, word, act);
      bells.tasks().ring();
      return said;
    }
  }

  /**
   * What an operator learned from Equinix about a Task whose answer did not come.
   *
   * @param state {@code ACKNOWLEDGED}, {@code REFUSED}, or {@code ABANDONED} where nobody can tell
   * @param servicerId the order that exists because of it, for {@code ACKNOWLEDGED}; null where the
   *     order was there before
   */
  public record Word(TaskState state, @Nullable String servicerId) {}
}
