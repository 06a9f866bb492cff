package io.emgadapter.ledger.send;

import io.emgadapter.ledger.LostTasks;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.TaskMeters;
import io.emgadapter.ledger.TaskMeters.SentTask;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.end.CompleteTasks;
import io.emgadapter.ledger.lane.Lanes;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.sight.LeaseLosses.Place;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that records what became of sending Tasks. Only the instance that sent them may
 * record it: even after its lease has ended while the ledger was out of reach, unless something
 * else was done to the Task since.
 */
@Component
public class RecordSending {
  // An outage may outlast the lease: what time made UNKNOWN meanwhile still has the fence of its
  // sender, who knows better. A look-up, a second send and an answer leave it another fence or
  // state.
  private static final String MOVE =
      """
      with given as (
        select * from unnest(:tasks, :fences, :states, :seconds, :reasons, :doubts)
          as g (task, fence, state, seconds, reason, doubt)),
      mine as (
        select id from task join given on given.task = task.id
        where task.fence = given.fence and task.state in ('SENDING', 'UNKNOWN')
        order by id for no key update of task)
      update task set state = given.state, owner = null, reason = given.reason,
        due_at = case when given.state = 'READY'
          then least(ledger_now() + make_interval(secs => given.seconds), not_after)
          else ledger_now() + make_interval(secs => given.seconds) end,
        attempts = attempts + case when given.state = 'READY' then 1 else 0 end,
        resends = greatest(resends, given.doubt)
      from mine join given on given.task = mine.id
      where task.id = mine.id and task.state in ('SENDING', 'UNKNOWN')
        and task.state || '>' || given.state = any(:transitions)
      returning task.state, route, \
        coalesce(extract(epoch from sent_at - accepted_at), 0)::float8 as seconds\
      """;

  private static final String STILL_MINE =
      """
      select id from task join unnest(:tasks, :fences) as g (task, fence)
        on g.task = task.id and g.fence = task.fence
      where state in ('SENDING', 'UNKNOWN')\
      """;

  private static final String WITHDRAWN =
      """
      select id from task where id = any(:tasks) and verb = 'Create' and state = 'READY'
        and exists (select 1 from task held
          where held.lane = task.lane and held.verb = 'Cancel' and held.state = 'HELD')\
      """;

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final CompleteTasks completeTasks;
  private final TaskMeters meters;
  private final LostTasks lostTasks;

  RecordSending(
      JdbcClient jdbc,
      Lanes lanes,
      CompleteTasks completeTasks,
      TaskMeters meters,
      LostTasks lostTasks) {
    this.jdbc = jdbc;
    this.lanes = lanes;
    this.completeTasks = completeTasks;
    this.meters = meters;
    this.lostTasks = lostTasks;
  }

  /** What became of a Task that was sent, or was to be. */
  public sealed interface Result {
    /** The Task's {@code Id}. */
    UUID task();
  }

  /**
   * A Task that has not ended.
   *
   * @param state {@code SENT}, {@code UNKNOWN}, or {@code READY} where nothing left
   * @param dueIn when something must be done about it again
   * @param reason for the operator
   * @param doubted whether Equinix may have a part of it, so that it is never called unsent
   */
  public record Move(
      UUID task,
      int fence,
      TaskState state,
      Duration dueIn,
      @Nullable String reason,
      boolean doubted)
      implements Result {

    /** The move of a Task of which Equinix has no part without the rest. */
    public Move(UUID task, int fence, TaskState state, Duration dueIn, @Nullable String reason) {
      this(task, fence, state, dueIn, reason, false);
    }

    /** Back to where it may be sent, though Equinix may have a part of it. */
    public static Move doubted(UUID task, int fence, Duration dueIn, String reason) {
      return new Move(task, fence, TaskState.READY, dueIn, reason, true);
    }
  }

  private record Moved(String state, SentTask task) {
    boolean isSent() {
      return state.equals(TaskState.SENT.name());
    }
  }

  /** A Task that its gateway can never take. */
  public record Refusal(UUID task, int fence, Problem problem) implements Result {}

  /** Records these; Tasks that another instance has taken over stay as they are. */
  @Transactional
  public void record(List<Result> results) {
    List<Move> moves = only(Move.class, results);
    List<Refusal> refusals = only(Refusal.class, results);
    List<Move> unsent = moves.stream().filter(move -> move.state() == TaskState.READY).toList();
    lock(unsent, refusals);
    move(moves);
    refuse(refusals);
    withdraw(unsent);
  }

  // Before any Task is locked, as everybody does; and so that no Cancel comes into a lane between
  // the move of its Create and the look for it.
  private void lock(List<Move> unsent, List<Refusal> refusals) {
    Stream<UUID> tasks =
        Stream.concat(unsent.stream().map(Move::task), refusals.stream().map(Refusal::task));
    List<UUID> ending = tasks.toList();
    if (!ending.isEmpty()) {
      lanes.lockOf(ending);
    }
  }

  private void move(List<Move> moves) {
    if (!moves.isEmpty()) {
      SqlValue tasks = Sql.uuids(moves, Move::task);
      SqlValue fences = Sql.ints(moves, Move::fence);
      List<Moved> moved =
          jdbc.sql(MOVE)
              .param("tasks", tasks)
              .param("fences", fences)
              .param("states", Sql.texts(moves, Move::state))
              .param(
                  "seconds", Sql.ints(moves, move -> (int) Math.max(1, move.dueIn().toSeconds())))
              .param("reasons", Sql.texts(moves, Move::reason))
              .param("doubts", Sql.ints(moves, move -> move.doubted() ? 1 : 0))
              .param("transitions", Sql.texts(TaskState.transitions()))
              .query((row, _) ->
                  new Moved(
                      row.getString("state"),
                      new SentTask(row.getString("route"), row.getDouble("seconds"))))
              .list();
      meters.sent(moved.stream().filter(Moved::isSent).map(Moved::task).toList());
      lostTasks.count(Place.RECORDING, moves.size() - moved.size(), tasks, fences);
    }
  }

  private void refuse(List<Refusal> refusals) {
    if (!refusals.isEmpty()) {
      SqlValue tasks = Sql.uuids(refusals, Refusal::task);
      SqlValue fences = Sql.ints(refusals, Refusal::fence);
      List<UUID> mine =
          jdbc.sql(STILL_MINE).param("tasks", tasks).param("fences", fences).query(Sql.ID).list();
      lostTasks.count(Place.RECORDING, refusals.size() - mine.size(), tasks, fences);
      completeTasks.end(
          refusals.stream()
              .filter(refusal -> mine.contains(refusal.task()))
              .map(refusal -> TaskEnd.refused(refusal.task(), refusal.problem()))
              .toList());
    }
  }

  /** A Cancel that came while its Create was thought to be leaving. */
  private void withdraw(List<Move> unsent) {
    if (!unsent.isEmpty()) {
      completeTasks.end(
          jdbc
              .sql(WITHDRAWN)
              .param("tasks", Sql.uuids(unsent, Move::task))
              .query(Sql.ID)
              .list()
              .stream()
              .map(task -> TaskEnd.without(task, TaskState.NOT_SENT, Reason.WITHDRAWN))
              .toList());
    }
  }

  private static <T extends Result> List<T> only(Class<T> type, List<Result> results) {
    return results.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
