package io.emgadapter.ledger.events;

import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.sight.TraceContext;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what events contain: requests with their context, and Tasks with their orders. */
@Step
public record EventViews(JdbcClient jdbc) {
  /** The columns of a {@link RequestView}, from a request. */
  public static final String REQUEST =
      """
      request.id, subscription, sender, request_id, verb, resource, reply_to, correlation_id,
      context, notes, traceparent, tracestate, stage = 2 as gone\
      """;

  private static final String REQUESTS =
      "select " + REQUEST + " from request where id = any(:requests)";

  // Two queries, each by its index: with "or" it may read all orders of the subscription.
  private static final String SELECT =
      """
      select task.id, task.request, task.verb, state, status_code, reason, description, requestor_id,
        task_part.locations,
        array(select made.servicer_id from equinix_order made where made.task = task.id
              union
              select named.servicer_id from equinix_order named
              where named.subscription = task.subscription and named.servicer_id = task.servicer_id
              order by servicer_id) as servicer_ids
      from %s left join task_part on task_part.task = task.id
      where %s = any(:ids) order by task.id\
      """;

  private static final String TASKS = SELECT.formatted("task", "task.id");

  // All Tasks of a request are in its lane, which has the index.
  private static final String TASKS_OF =
      SELECT.formatted(
          "request join task on task.lane = request.lane and task.request = request.id",
          "request.id");

  public Map<UUID, RequestView> requests(Collection<UUID> ids) {
    Map<UUID, RequestView> views = new HashMap<>();
    jdbc.sql(REQUESTS)
        .param("requests", Sql.uuids(ids))
        .query((row, _) -> request(row))
        .list()
        .forEach(view -> views.put(view.id(), view));
    return views;
  }

  public List<TaskView> tasksOf(Collection<UUID> requests) {
    return tasks(TASKS_OF, requests);
  }

  public List<TaskView> tasks(Collection<UUID> ids) {
    return tasks(TASKS, ids);
  }

  private List<TaskView> tasks(String sql, Collection<UUID> ids) {
    return jdbc.sql(sql).param("ids", Sql.uuids(ids)).query((row, _) -> task(row)).list();
  }

  /** Reads a request from a row with {@link #REQUEST}. */
  public static RequestView request(ResultSet row) throws SQLException {
    return new RequestView(
        row.getObject("id", UUID.class),
        row.getString("subscription"),
        row.getString("sender"),
        row.getString("request_id"),
        row.getString("verb"),
        row.getString("resource"),
        new Reply(row.getString("reply_to"), row.getString("correlation_id")),
        row.getBytes("context"),
        row.getBytes("notes"),
        TraceContext.kept(row.getString("traceparent"), row.getString("tracestate")),
        row.getBoolean("gone"));
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

  /**
   * A request as its events show it.
   *
   * @param trace the trace that it belongs to, if any
   * @param gone whether only its id is left of it
   */
  public record RequestView(
      UUID id,
      String subscription,
      String sender,
      String requestId,
      String verb,
      String resource,
      Reply reply,
      byte @Nullable [] context,
      byte @Nullable [] notes,
      @Nullable TraceContext trace,
      boolean gone) {

    /** The same request, in this place of its trace. */
    public RequestView traced(@Nullable TraceContext by) {
      return new RequestView(
          id, subscription, sender, requestId, verb, resource, reply, context, notes, by, gone);
    }
  }

  /**
   * A Task as its events see it.
   *
   * @param locations the locations of its request that it orders for; empty if it is all of them
   */
  public record TaskView(
      UUID id,
      UUID request,
      String verb,
      String state,
      @Nullable Integer statusCode,
      @Nullable String reason,
      @Nullable String description,
      @Nullable String requestorId,
      List<String> locations,
      List<String> servicerIds) {}
}
