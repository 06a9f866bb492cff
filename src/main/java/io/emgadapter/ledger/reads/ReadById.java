package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds what has an id, whichever kind of id it is: one statement, and an index for each part of
 * it. Only ids are compared, and never words that may be personal.
 */
@Component
public record ReadById(JdbcClient jdbc) {
  /** So many of each kind at most. */
  static final int MOST = 50;

  private static final JsonMapper JSON = new JsonMapper();

  private static final String SEEN =
      " and (:everything or subscription = any(:subscriptions)) and (:everyone or sender = any(:senders)) limit :most)";

  // The indexes begin with the subscription.
  private static final String HERE = "subscription = any(:subscriptions) and ";

  private static final String MADE_FOR =
      """
       and (:everyone or exists (select 1 from task join request on request.id = task.request
            where task.id = equinix_order.task and sender = any(:senders))) limit :most)\
      """;

  private static final String REQUEST =
      """
      (select 'request' as kind, request_id as id, '%s' as by, subscription, sender,
        case when ended_at is null then 'OPEN' else 'ENDED' end as state, accepted_at as at,
        null as subject, null::bytea as data
      from request where stage < 2 and %s\
      """;

  private static final String TASK =
      """
      (select 'task', task.id::text, '%s', subscription, sender, state, task.accepted_at, request_id,
        null::bytea
      from task join (select id, sender, request_id from request) as its on its.id = request
      where %s\
      """;

  private static final String ORDER =
      """
      (select 'order', servicer_id, '%s', subscription, null, state, appeared_at, null,
        null::bytea
      from equinix_order where %s\
      """;

  private static final String NOTIFICATION =
      """
      (select 'notification', message_id, '%s', subscription, null, kind, taken_at, servicer_id,
        null::bytea
      from notification where :everyone and %s limit :most)\
      """;

  // A rejected request has no row; its event names its sender, which is read outside the database:
  // a document may hold what no text of PostgreSQL may.
  private static final String EVENT =
      """
      (select 'event', event.id::text, 'id', event.subscription, sender, type, occurred_at, subject,
        case when sender is null then data end
      from event left join request on request.id = event.request
      where event.id = :uuid::uuid and (:everything or event.subscription = any(:subscriptions))
        and (:everyone or sender is null or sender = any(:senders)))\
      """;

  private static final String PARKED =
      """
      (select 'parked', id::text, 'id', subscription, sender, state, parked_at, reason,
        null::bytea
      from parked where :parked and id = :uuid::uuid\
      """;

  private static final String SQL =
      String.join(
          " union all ",
          REQUEST.formatted("requestId", "request_id = :id") + SEEN,
          REQUEST.formatted("correlationId", "correlation_id = :id") + SEEN,
          REQUEST.formatted(
                  "correlationId",
                  "id in (select request from request_reply where correlation_id = :id)")
              + SEEN,
          TASK.formatted("id", "task.id = :uuid::uuid") + SEEN,
          TASK.formatted("requestorId", HERE + "requestor_id = :id") + SEEN,
          TASK.formatted("servicerId", HERE + "servicer_id = :id and verb <> 'Create'") + SEEN,
          ORDER.formatted("servicerId", HERE + "servicer_id = :id") + MADE_FOR,
          ORDER.formatted("requestorId", HERE + "requestor_id = :id") + MADE_FOR,
          NOTIFICATION.formatted("id", HERE + "message_id = :id"),
          NOTIFICATION.formatted(
              "servicerId", HERE + "servicer_id = :id and kind not in ('order', 'billing')"),
          EVENT,
          PARKED + SEEN);

  /**
   * Who looks.
   *
   * @param subscriptions those that it sees
   * @param everything whether it also sees what belongs to none of them, or to none at all
   * @param senders whose requests it sees, with what became of them; null for everybody's
   * @param parked whether it sees what is parked
   */
  public record Onlooker(
      Collection<String> subscriptions,
      boolean everything,
      @Nullable Collection<String> senders,
      boolean parked) {}

  /**
   * All that has this id and that the onlooker may see, {@value #MOST} of each kind at most.
   *
   * @param id as it is written, with its case
   * @param uuid the same, if it is one; the case of its letters does not matter
   */
  public List<Found> find(String id, @Nullable UUID uuid, Onlooker onlooker) {
    Collection<String> senders = onlooker.senders();
    return jdbc
        .sql(SQL)
        .param("id", id)
        .param("uuid", uuid)
        .param("subscriptions", Sql.texts(onlooker.subscriptions()))
        .param("everything", onlooker.everything())
        .param("everyone", senders == null)
        .param("senders", Sql.texts(senders == null ? List.of() : senders))
        .param("parked", onlooker.parked())
        .param("most", MOST)
        .query((row, _) -> found(row))
        .list()
        .stream()
        .filter(found ->
            senders == null
                || !found.kind().equals("event")
                || (found.sender() != null && senders.contains(found.sender())))
        .toList();
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getString("kind"),
        row.getString("id"),
        row.getString("by"),
        row.getString("subscription"),
        sender(row),
        row.getString("state"),
        ReadTasks.requiredInstant(row, "at"),
        row.getString("subject"));
  }

  private static @Nullable String sender(ResultSet row) throws SQLException {
    byte @Nullable [] data = row.getBytes("data");
    return data == null
        ? row.getString("sender")
        : JSON.readTree(data).path("sender").asString(null);
  }

  /**
   * Something that has the id.
   *
   * @param kind {@code request}, {@code task}, {@code order}, {@code notification}, {@code event}
   *     or {@code parked}
   * @param id its own
   * @param by which of its ids was asked for: {@code id}, {@code requestId}, {@code requestorId},
   *     {@code servicerId} or {@code correlationId}
   * @param sender whose request it is or comes from, if that is known
   * @param state of a request {@code OPEN} or {@code ENDED}; of an event its type; of a
   *     notification its kind; else its own
   * @param at when the ledger took it
   * @param subject what it is about: the request of a Task, the subject of an event, the ServicerId
   *     of a notification, the reason of what is parked
   */
  public record Found(
      String kind,
      String id,
      String by,
      @Nullable String subscription,
      @Nullable String sender,
      @Nullable String state,
      Instant at,
      @Nullable String subject) {}
}
