package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.reads.ReadTasks.TaskStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads work requests. */
@Component
public record ReadRequests(JdbcClient jdbc, ReadTasks tasks) {
  private static final String SQL =
      """
      select id, request_id, sender, subscription, verb, resource, notes, open_tasks, accepted_at,
        ended_at
      from request where sender = :sender and request_id = :id and stage < 2\
      """;

  /** The request that this sender gave this id. */
  public Optional<RequestStatus> request(String sender, String id) {
    return jdbc.sql(SQL)
        .param("sender", sender)
        .param("id", id)
        .query((row, _) -> status(row))
        .optional();
  }

  private static List<String> notes(byte @Nullable [] json) {
    return json == null ? List.of() : List.of(JsonMapper.shared().readValue(json, String[].class));
  }

  private RequestStatus status(ResultSet row) throws SQLException {
    return new RequestStatus(
        row.getString("request_id"),
        row.getString("sender"),
        row.getString("subscription"),
        row.getString("verb"),
        row.getString("resource"),
        notes(row.getBytes("notes")),
        row.getInt("open_tasks"),
        ReadTasks.requiredInstant(row, "accepted_at"),
        ReadTasks.instant(row, "ended_at"),
        tasks.ofRequest(row.getObject("id", UUID.class)));
  }

  /**
   * A work request as it stands.
   *
   * @param id the id that its sender gave it
   * @param notes what becomes of fields that its route has no place for
   * @param openTasks so many of its Tasks have not ended; 0 means that its final event is recorded
   */
  public record RequestStatus(
      String id,
      String sender,
      String subscription,
      String verb,
      String resource,
      List<String> notes,
      int openTasks,
      Instant acceptedAt,
      @Nullable Instant endedAt,
      List<TaskStatus> tasks) {}
}
