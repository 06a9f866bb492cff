package io.emgadapter.ledger;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves Tasks to their ends, those whose state still allows it. The only statement that does. A
 * step of transactions, not one itself.
 */
@Component
class EndTasks {
  private static final String LOCK =
      "select id, resends from task where id = any(:tasks) order by id for no key update";

  private static final String SQL =
      """
      with ends as (
        select * from unnest(:tasks, :states, :reasons, :codes, :servicers, :descriptions)
          as e (task, state, reason, code, servicer, description)),
      ended as (
        update task set state = ends.state, reason = ends.reason, status_code = ends.code,
          servicer_id = coalesce(task.servicer_id, ends.servicer),
          owner = null, due_at = 'infinity', ended_at = ledger_now()
        from ends
        where task.id = ends.task and task.state || '>' || ends.state = any(:transitions)
        returning task.*),
      described as (
        insert into task_content (task, description)
        select ended.id, ends.description from ended join ends on ends.task = ended.id
        where ends.description is not null
        on conflict (task) do update set description = excluded.description)
      select id, request, lane, subscription, verb, resource, requestor_id, servicer_id
      from ended order by id\
      """;

  private final JdbcClient jdbc;

  EndTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Ends Tasks whose lanes are locked. What was sent again after it may have reached Equinix can
   * never be called unsent: it is parked.
   *
   * @param ends at most one for each Task
   * @return those that ended by this
   */
  List<EndedTask> end(Collection<TaskEnd> ends) {
    if (ends.isEmpty()) {
      return List.of();
    }
    Set<UUID> doubted = lock(ends);
    return move(
        ends.stream()
            .map(end -> doubted.contains(end.task()) ? end.ofDoubted() : end)
            .collect(Collectors.toMap(TaskEnd::task, Function.identity())));
  }

  /** Gives those of which an earlier send may have reached Equinix. */
  private Set<UUID> lock(Collection<TaskEnd> ends) {
    Set<UUID> doubted = new HashSet<>();
    jdbc.sql(LOCK)
        .param("tasks", Sql.uuids(ends, TaskEnd::task))
        .query(row -> {
          if (row.getInt("resends") > 0) {
            doubted.add(row.getObject("id", UUID.class));
          }
        });
    return doubted;
  }

  private List<EndedTask> move(Map<UUID, TaskEnd> byTask) {
    Collection<TaskEnd> ends = byTask.values();
    return jdbc.sql(SQL)
        .param("tasks", Sql.uuids(ends, TaskEnd::task))
        .param("states", Sql.texts(ends, TaskEnd::state))
        .param("reasons", Sql.texts(ends, TaskEnd::reason))
        .param("codes", Sql.ints(ends, TaskEnd::statusCode))
        .param("servicers", Sql.texts(ends, TaskEnd::onlyOrder))
        .param("descriptions", Sql.texts(ends, TaskEnd::description))
        .param("transitions", Sql.texts(TaskState.transitions()))
        .query((row, _) -> {
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
              Objects.requireNonNull(byTask.get(id)));
        })
        .list();
  }
}
