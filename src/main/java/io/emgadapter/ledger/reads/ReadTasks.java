package io.emgadapter.ledger.reads;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads Tasks. */
@Component
public record ReadTasks(JdbcClient jdbc) {
  private static final String SQL =
      """
      select task.*, request_id, sender, task_part.locations,
        array(select made.servicer_id from equinix_order made where made.task = task.id
              union
              select named.servicer_id from equinix_order named
              where named.subscription = task.subscription and named.servicer_id = task.servicer_id
              order by servicer_id) as servicer_ids
      from task join request on request.id = task.request
        left join task_part on task_part.task = task.id\
      """;

  /** The Task of this Id. */
  public Optional<TaskStatus> task(UUID id) {
    return jdbc.sql(SQL + " where task.id = ?").param(id).query((row, _) -> status(row)).optional();
  }

  List<TaskStatus> ofRequest(UUID request) {
    return jdbc.sql(SQL + " where request.id = ? and task.lane = request.lane order by task.id")
        .param(request)
        .query((row, _) -> status(row))
        .list();
  }

  /** The Tasks that made an order or were aimed at it, 100 at most. */
  public List<TaskStatus> ofOrder(String subscription, String servicerId) {
    return jdbc.sql(
            SQL
                + " where "
                + """
                task.id in (
                  select made.task from equinix_order made
                  where made.subscription = :subscription and made.servicer_id = :servicer
                  union all
                  select aimed.id from task aimed
                  where aimed.subscription = :subscription and aimed.servicer_id = :servicer
                    and aimed.verb <> 'Create')
                order by task.id limit 100\
                """)
        .param("subscription", subscription)
        .param("servicer", servicerId)
        .query((row, _) -> status(row))
        .list();
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static Instant requiredInstant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static List<String> locations(ResultSet row) throws SQLException {
    Array locations = row.getArray("locations");
    return locations == null ? List.of() : List.of((String[]) locations.getArray());
  }

  private static TaskStatus status(ResultSet row) throws SQLException {
    return new TaskStatus(
        row.getObject("id", UUID.class),
        row.getString("request_id"),
        row.getString("sender"),
        row.getString("subscription"),
        row.getString("verb"),
        row.getString("resource"),
        row.getString("route"),
        row.getString("state"),
        row.getString("reason"),
        row.getObject("status_code", Integer.class),
        row.getString("description"),
        row.getString("requestor_id"),
        locations(row),
        List.of((String[]) row.getArray("servicer_ids").getArray()),
        row.getInt("attempts"),
        requiredInstant(row, "accepted_at"),
        instant(row, "sent_at"),
        instant(row, "ended_at"));
  }

  /**
   * A Task as it stands.
   *
   * @param id the Task's {@code Id} on the wire
   * @param requestId the id that the sender gave the request
   * @param state see {@link io.emgadapter.ledger.TaskState}
   * @param reason why it ended without an answer, or why it waits
   * @param statusCode Equinix's
   * @param description Equinix's own words
   * @param locations the cages and cabinets that it orders for, where the adapter divided its
   *     request by accounts; else none
   * @param servicerIds the orders that it made or is aimed at
   */
  public record TaskStatus(
      UUID id,
      String requestId,
      String sender,
      String subscription,
      String verb,
      String resource,
      String route,
      String state,
      @Nullable String reason,
      @Nullable Integer statusCode,
      @Nullable String description,
      @Nullable String requestorId,
      List<String> locations,
      List<String> servicerIds,
      int attempts,
      Instant acceptedAt,
      @Nullable Instant sentAt,
      @Nullable Instant endedAt) {

    /** The same with other words of Equinix. */
    public TaskStatus saying(String words) {
      return new TaskStatus(
          id,
          requestId,
          sender,
          subscription,
          verb,
          resource,
          route,
          state,
          reason,
          statusCode,
          words,
          requestorId,
          locations,
          servicerIds,
          attempts,
          acceptedAt,
          sentAt,
          endedAt);
    }
  }
}
