package io.emgadapter.ledger.end;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.TaskEnd.EndedTask;
import io.emgadapter.ledger.TaskMeters;
import io.emgadapter.ledger.TaskMeters.Ended;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves Tasks to their ends if their state still allows it. This is the only statement that does
 * so.
 */
@Step
record EndTasks(JdbcClient jdbc, TaskMeters meters) {
  // Locked in the order of their ids, as by everybody. What was sent again after it may have
  // reached
  // Equinix has another end than what was not, and only under the lock it is known which.
  private static final String SQL =
      """
      with given as (
        select * from unnest(:tasks, :states, :reasons, :codes, :servicers, :descriptions,
          :doubt_states, :doubt_reasons, :doubt_descriptions)
          as e (task, state, reason, code, servicer, description, doubt_state, doubt_reason,
            doubt_description)),
      mine as materialized (
        select id, resends > 0 as doubted, state as was from task
        where id = any(:tasks) order by id for no key update),
      ends as materialized (
        select task, was, code, servicer, case when doubted then doubt_state else state end as state,
          case when doubted then doubt_reason else reason end as reason,
          case when doubted then doubt_description else description end as description
        from mine join given on given.task = mine.id),
      ended as (
        update task set state = ends.state, reason = ends.reason, status_code = ends.code,
          servicer_id = coalesce(task.servicer_id, ends.servicer),
          description = coalesce(ends.description, task.description),
          owner = null, due_at = 'infinity', ended_at = ledger_now()
        from ends
        where task.id = ends.task and task.state || '>' || ends.state = any(:transitions)
        returning task.*, ends.was)
      select id, request, lane, subscription, verb, resource, requestor_id, servicer_id,
        resends > 0 as doubted, route, was,
        coalesce(extract(epoch from sent_at - accepted_at), 0)::float8 as until_sent,
        coalesce(extract(epoch from ended_at - sent_at), 0)::float8 as until_end, exists (select 1 from task held
          where held.lane = ended.lane and held.state = 'HELD') as followed
      from ended order by id\
      """;

  /**
   * Ends Tasks whose lanes are locked. A Task that was sent again although it may have reached
   * Equinix can never be called unsent; it is parked.
   *
   * @param ends at most one for each Task
   * @return those that ended by this
   */
  List<EndedTask> end(Collection<TaskEnd> ends) {
    if (ends.isEmpty()) {
      return List.of();
    }
    Map<UUID, TaskEnd> byTask =
        ends.stream().collect(Collectors.toMap(TaskEnd::task, Function.identity()));
    Map<UUID, TaskEnd> doubted =
        ends.stream().collect(Collectors.toMap(TaskEnd::task, TaskEnd::ofDoubted));
    Collection<UUID> tasks = byTask.keySet();
    List<Ended> counted = new ArrayList<>();
    List<EndedTask> ended =
        jdbc.sql(SQL)
            .param("tasks", Sql.uuids(tasks))
            .param("states", Sql.texts(tasks, of(byTask, TaskEnd::state)))
            .param("reasons", Sql.texts(tasks, of(byTask, TaskEnd::reason)))
            .param("codes", Sql.ints(tasks, of(byTask, TaskEnd::statusCode)))
            .param("servicers", Sql.texts(tasks, of(byTask, TaskEnd::onlyOrder)))
            .param("descriptions", Sql.texts(tasks, of(byTask, TaskEnd::description)))
            .param("doubt_states", Sql.texts(tasks, of(doubted, TaskEnd::state)))
            .param("doubt_reasons", Sql.texts(tasks, of(doubted, TaskEnd::reason)))
            .param("doubt_descriptions", Sql.texts(tasks, of(doubted, TaskEnd::description)))
            .param("transitions", Sql.texts(TaskState.transitions()))
            .query((row, _) -> {
              EndedTask task = ended(row, row.getBoolean("doubted") ? doubted : byTask);
              counted.add(counted(row, task));
              return task;
            })
            .list();
    meters.ended(counted);
    return ended;
  }

  private static Function<UUID, @Nullable Object> of(
      Map<UUID, TaskEnd> ends, Function<TaskEnd, @Nullable Object> column) {
    return task -> column.apply(Objects.requireNonNull(ends.get(task)));
  }

  private static Ended counted(ResultSet row, EndedTask task) throws SQLException {
    TaskState state = task.end().state();
    return new Ended(
        task.subscription(),
        row.getString("route"),
        TaskState.valueOf(row.getString("was")),
        state,
        state == TaskState.ACKNOWLEDGED || task.end().statusCode() != null,
        row.getDouble("until_sent"),
        row.getDouble("until_end"));
  }

  private static EndedTask ended(ResultSet row, Map<UUID, TaskEnd> ends) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new EndedTask(
        id,
        row.getObject("request", UUID.class),
        row.getObject("lane", UUID.class),
        row.getString("subscription"),
        Verb.of(row.getString("verb")).orElseThrow(),
        Resource.of(row.getString("resource")).orElseThrow(),
        row.getString("requestor_id"),
        row.getString("servicer_id"),
        row.getBoolean("followed"),
        Objects.requireNonNull(ends.get(id)));
  }
}
