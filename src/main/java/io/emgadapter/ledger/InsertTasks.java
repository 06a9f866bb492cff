package io.emgadapter.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes new Tasks. A step of transactions, not one itself. */
@Component
class InsertTasks {
  private static final String SQL =
      """
      insert into task (id, request, subscription, lane, place, verb, resource, route, state,
        requestor_id, servicer_id, not_after, due_at)
      select id, request, subscription, lane, place, verb, resource, route, state,
        requestor_id, servicer_id, not_after,
        case when state = 'HELD' then coalesce(not_after, 'infinity') else ledger_now() end
      from unnest(:ids, :requests, :subscriptions, :lanes, :places, :verbs, :resources, :routes,
        :states, :requestors, :servicers, :not_afters)
        as t (id, request, subscription, lane, place, verb, resource, route, state,
          requestor_id, servicer_id, not_after)\
      """;

  private final JdbcClient jdbc;

  InsertTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(List<NewTask> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    jdbc.sql(SQL)
        .param("ids", Sql.uuids(tasks, NewTask::id))
        .param("requests", Sql.uuids(tasks, NewTask::request))
        .param("subscriptions", Sql.texts(tasks, NewTask::subscription))
        .param("lanes", Sql.uuids(tasks, NewTask::lane))
        .param("places", Sql.ints(tasks, NewTask::place))
        .param("verbs", Sql.texts(tasks, task -> task.verb().word()))
        .param("resources", Sql.texts(tasks, task -> task.resource().word()))
        .param("routes", Sql.texts(tasks, NewTask::route))
        .param("states", Sql.texts(tasks, NewTask::state))
        .param("requestors", Sql.texts(tasks, NewTask::requestorId))
        .param("servicers", Sql.texts(tasks, NewTask::servicerId))
        .param("not_afters", Sql.times(tasks, NewTask::notAfter))
        .update();
  }
}
