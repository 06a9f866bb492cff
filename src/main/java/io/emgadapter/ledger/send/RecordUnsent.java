package io.emgadapter.ledger.send;

import io.emgadapter.ledger.LostTasks;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.end.CompleteTasks;
import io.emgadapter.ledger.lane.Lanes;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.sight.LeaseLosses.Place;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions that record what becomes of claimed Tasks that are not sent: they are tried
 * again later, end, or are refused.
 */
@Component
public class RecordUnsent {
  private static final String PUT_BACK =
      """
      with given as (
        select * from unnest(:tasks, :fences, :seconds, :reasons)
          as g (task, fence, seconds, reason)),
      mine as (
        select id from task join given on given.task = task.id
        where task.fence = given.fence and owner = :owner and state = 'READY'
        order by id for no key update of task)
      update task set owner = null, reason = given.reason,
        due_at = least(ledger_now() + make_interval(secs => given.seconds), not_after)
      from mine join given on given.task = mine.id
      where task.id = mine.id and task.state = 'READY'\
      """;
  // Under another fence it may have been sent meanwhile, and then only its answer may end it.
  private static final String MINE =
      """
      select id from task join unnest(:tasks, :fences) as g (task, fence)
        on g.task = task.id and g.fence = task.fence
      where owner = :owner and state = 'READY' order by id for no key update of task\
      """;

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final CompleteTasks completeTasks;
  private final LostTasks lostTasks;

  RecordUnsent(JdbcClient jdbc, Lanes lanes, CompleteTasks completeTasks, LostTasks lostTasks) {
    this.jdbc = jdbc;
    this.lanes = lanes;
    this.completeTasks = completeTasks;
    this.lostTasks = lostTasks;
  }

  /**
   * A claimed Task that cannot be sent yet.
   *
   * @param dueIn when it is tried again; not after its {@code notAfter}
   * @param reason for the operator
   */
  public record Early(UUID task, int fence, Duration dueIn, String reason) {}

  /**
   * A Task that must not be sent.
   *
   * @param detail more than the reason says, for its sender; null if the reason says everything
   */
  public record Unsent(UUID task, Reason reason, @Nullable String detail) {}

  /** A claimed Task that can never be ordered as it is, and why. */
  public record Unfit(UUID task, int fence, Problem problem) {}

  /**
   * Puts these back because something must be known first. They stay READY and are tried again
   * after a pause; no attempt is counted. Tasks that this lease no longer holds stay as they are.
   */
  @Transactional
  public void putBack(Lease lease, List<Early> tasks) {
    SqlValue ids = Sql.uuids(tasks, Early::task);
    SqlValue fences = Sql.ints(tasks, Early::fence);
    int put =
        jdbc.sql(PUT_BACK)
            .param("tasks", ids)
            .param("fences", fences)
            .param("seconds", Sql.ints(tasks, task -> (int) Math.max(1, task.dueIn().toSeconds())))
            .param("reasons", Sql.texts(tasks, Early::reason))
            .param("owner", lease.owner())
            .update();
    lostTasks.count(Place.PREPARING, tasks.size() - put, ids, fences);
  }

  /** Ends these, unless they have left meanwhile. */
  @Transactional
  public void end(List<Unsent> tasks) {
    completeTasks.end(
        tasks.stream()
            .map(unsent -> TaskEnd.unsent(unsent.task(), unsent.reason(), unsent.detail()))
            .toList());
  }

  /** Refuses these; Tasks that this lease no longer holds stay as they are. */
  @Transactional
  public void refuse(Lease lease, List<Unfit> tasks) {
    lanes.lockOf(tasks.stream().map(Unfit::task).toList());
    SqlValue ids = Sql.uuids(tasks, Unfit::task);
    SqlValue fences = Sql.ints(tasks, Unfit::fence);
    Set<UUID> mine =
        jdbc.sql(MINE)
            .param("tasks", ids)
            .param("fences", fences)
            .param("owner", lease.owner())
            .query(Sql.ID)
            .set();
    lostTasks.count(Place.PREPARING, tasks.size() - mine.size(), ids, fences);
    completeTasks.end(
        tasks.stream()
            .filter(task -> mine.contains(task.task()))
            .map(task -> TaskEnd.refused(task.task(), task.problem()))
            .toList());
  }
}
