package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent.Reply;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what events tell: requests with their context, and Tasks with their orders. */
@Component
class EventViews {
  private static final String REQUESTS =
      """
      select id, subscription, sender, sender_id, verb, resource, reply_to, correlation_id, context, notes
      from request left join request_content on request_content.request = request.id
      where id = any(:requests)\
      """;

  private static final String TASKS =
      """
      select task.id, task.request, verb, state, status_code, reason, description, requestor_id, task_part.locations,
        array(select servicer_id from equinix_order made
              where made.subscription = task.subscription
                and (made.task = task.id or made.servicer_id = task.servicer_id)
              order by servicer_id) as servicer_ids
      from task left join task_content on task_content.task = task.id
        left join task_part on task_part.task = task.id
      where task.%s = any(:ids) order by task.id\
      """;

  private final JdbcClient jdbc;

  EventViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<UUID, RequestView> requests(Collection<UUID> ids) {
    Map<UUID, RequestView> views = new HashMap<>();
    jdbc.sql(REQUESTS)
        .param("requests", Sql.uuids(ids))
        .query((row, _) -> request(row))
        .list()
        .forEach(view -> views.put(view.id(), view));
    return views;
  }

  List<TaskView> tasksOf(Collection<UUID> requests) {
    return tasks("request", requests);
  }

  List<TaskView> tasks(Collection<UUID> ids) {
    return tasks("id", ids);
  }

  private List<TaskView> tasks(String column, Collection<UUID> ids) {
    return jdbc.sql(TASKS.formatted(column))
        .param("ids", Sql.uuids(ids))
        .query((row, _) -> task(row))
        .list();
  }

  private static RequestView request(ResultSet row) throws SQLException {
    return new RequestView(
        row.getObject("id", UUID.class),
        row.getString("subscription"),
        row.getString("sender"),
        row.getString("sender_id"),
        row.getString("verb"),
        row.getString("resource"),
        new Reply(row.getString("reply_to"), row.getString("correlation_id")),
        row.getBytes("context"),
        row.getBytes("notes"));
  }

  private static List<String> locations(ResultSet row) throws SQLException {
    Array locations = row.getArray("locations");
    return locations == null ? List.of() : List.of((String[]) locations.getArray());
  }

  private static TaskView task(ResultSet row) throws SQLException {
    return new TaskView(
        row.getObject("id", UUID.class),
        row.getObject("request", UUID.class),
        row.getString("verb"),
        row.getString("state"),
        row.getObject("status_code", Integer.class),
        row.getString("reason"),
        row.getString("description"),
        row.getString("requestor_id"),
        locations(row),
        List.of((String[]) row.getArray("servicer_ids").getArray()));
  }
}
