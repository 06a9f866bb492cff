package io.emgadapter.ledger.end;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.TaskEnd.EndedTask;
import io.emgadapter.ledger.lane.Lanes;
import io.emgadapter.order.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that applies Equinix's answers: the first one ends its Task. A later one changes
 * no state, but an order that only it names is adopted and published.
 */
@Component
public class ApplyAnswers {
  // What Equinix has answered after all needs no person any more, unless the answer leaves open
  // what became of a send before.
  private static final String SETTLE =
      """
      update parked set state = 'RESOLVED', resolved_at = ledger_now(), resolved_by = 'equinix'
      where source = 'task' and state = 'PARKED'
        and (task = any(:decided) or (task = any(:open) and not exists (
          select 1 from task doubted where doubted.id = parked.task and doubted.resends > 0)))\
      """;

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final CompleteTasks completeTasks;

  ApplyAnswers(JdbcClient jdbc, Lanes lanes, CompleteTasks completeTasks) {
    this.jdbc = jdbc;
    this.lanes = lanes;
    this.completeTasks = completeTasks;
  }

  /** What became of an answer. */
  public enum Applied {
    /** It ended its Task. */
    ENDED,
    /** Its Task had ended before; it changes nothing, or only adopts an order. */
    LATE,
    /** The subscription has no such Task. */
    UNKNOWN,
    /** The ledger cannot store what it says. */
    NOT_STORABLE
  }

  /**
   * Applies answers to one subscription.
   *
   * @param answers in the order in which they came
   * @return what became of each, in the same order
   */
  @Transactional
  public List<Applied> apply(String subscription, List<Answer> answers) {
    Set<UUID> known =
        lanes.lockOf(answers.stream().map(Answer::task).distinct().toList(), subscription);
    Map<UUID, Answer> first = new LinkedHashMap<>();
    List<Answer> repeated = new ArrayList<>();
    for (Answer answer : answers) {
      if (known.contains(answer.task()) && first.putIfAbsent(answer.task(), answer) != null) {
        repeated.add(answer);
      }
    }
    List<EndedTask> ended =
        completeTasks.endInLocked(
            first.values().stream().map(TaskEnd::by).toList(), done -> late(first, repeated, done));
    Set<UUID> ids = ids(ended);
    settle(late(first, repeated, ended));
    Set<UUID> unsaid = new HashSet<>(ids);
    return answers.stream().map(answer -> applied(answer, known, unsaid)).toList();
  }

  /**
   * The answers that end nothing: all but the first of each Task, and also the first if the Task
   * had ended before.
   */
  private static List<Answer> late(
      Map<UUID, Answer> first, List<Answer> repeated, List<EndedTask> ended) {
    Set<UUID> ids = ids(ended);
    return Stream.concat(
            repeated.stream(),
            first.values().stream().filter(answer -> !ids.contains(answer.task())))
        .toList();
  }

  private static Set<UUID> ids(List<EndedTask> ended) {
    return ended.stream().map(EndedTask::id).collect(Collectors.toSet());
  }

  private void settle(List<Answer> late) {
    if (late.isEmpty()) {
      return;
    }
    List<TaskEnd> ends = late.stream().map(TaskEnd::by).toList();
    List<TaskEnd> open = ends.stream().filter(TaskEnd::leavesFirstOpen).toList();
    List<TaskEnd> decided = ends.stream().filter(end -> !end.leavesFirstOpen()).toList();
    jdbc.sql(SETTLE)
        .param("decided", Sql.uuids(decided, TaskEnd::task))
        .param("open", Sql.uuids(open, TaskEnd::task))
        .update();
  }

  /**
   * In the order of the answers: the first one to a Task has ended it, the next is late.
   *
   * @param unsaid the Tasks that ended, of which no answer was told yet that it did so
   */
  private static Applied applied(Answer answer, Set<UUID> known, Set<UUID> unsaid) {
    if (!known.contains(answer.task())) {
      return Applied.UNKNOWN;
    }
    return unsaid.remove(answer.task()) ? Applied.ENDED : Applied.LATE;
  }
}
