package io.emgadapter.ledger;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions by which old rows leave. An id that was used stays taken; orders, their
 * histories and lanes stay, because an Update may still come for them; the audit stays. Nothing
 * unfinished leaves, and no event that is not delivered yet.
 */
@Component
public class Leave {
  private static final String REQUESTS =
      """
      select id from request
      where stage in (0, 1) and accepted_at < ledger_now() - make_interval(secs => :age)
        and ended_at < ledger_now() - make_interval(secs => :age)
        and not exists (select 1 from event join delivery on delivery.event = event.id
          where event.request = request.id and delivery.state = 'DUE')
        and not exists (select 1 from task join parked on parked.task = task.id
          where task.lane = request.lane and task.request = request.id and parked.state = 'PARKED')
      order by stage, accepted_at limit :most for update skip locked\
      """;

  private static final String EVENTS =
      """
      delete from event where request = any(:requests)
        and not exists (select 1 from delivery
          where delivery.event = event.id and delivery.state = 'DUE')\
      """;

  // What came this very moment leaves later, once it is delivered.
  private static final String LATEST =
      "update event set request = null where request = any(:requests)";

  // Those of orders go on counting.
  private static final String STREAMS =
      """
      delete from stream where name = any(array(
        select 'request:' || id from unnest(:requests) as gone (id)))
        and not exists (select 1 from event where event.stream = stream.name)\
      """;

  private static final String TASKS =
      """
      delete from task using request
      where request.id = any(:requests) and task.lane = request.lane and task.request = request.id\
      """;

  private static final String REPLIES = "delete from request_reply where request = any(:requests)";

  private static final String GONE =
      """
      update request set stage = 2, reply_to = null, correlation_id = null, body = null,
        context = null, rest = null, notes = null
      where id = any(:requests)\
      """;

  // Rejections, notifications: what no request of the ledger has, or has any more.
  private static final String OTHER_EVENTS =
      """
      with old as (
        select id, stream from event
        where request is null and occurred_at < ledger_now() - make_interval(secs => :age)
          and not exists (select 1 from delivery
            where delivery.event = event.id and delivery.state = 'DUE')
        order by occurred_at limit :most for update skip locked),
      streams as (
        delete from stream using old where name = old.stream and name like 'rejected:%')
      delete from event using old where event.id = old.id\
      """;

  // They are as old as their numbers, but for a moment.
  private static final String NOTIFICATIONS =
      """
      with old as (
        select seq from notification
        where seq = any(array(select seq from notification order by seq limit :most))
          and taken_at < ledger_now() - make_interval(secs => :age)
        for update skip locked)
      delete from notification using old where notification.seq = old.seq\
      """;

  private static final String PARKED =
      """
      with old as (
        select id from parked
        where state <> 'PARKED' and resolved_at < ledger_now() - make_interval(secs => :age)
        order by resolved_at limit :most for update skip locked)
      delete from parked using old where parked.id = old.id\
      """;

  private static final String IDS =
      """
      with old as (
        select id from request
        where stage = 2 and accepted_at < ledger_now() - make_interval(secs => :age)
        order by accepted_at limit :most for update skip locked)
      delete from request using old where request.id = old.id\
      """;

  private final JdbcClient jdbc;

  Leave(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Removes up to {@code most} requests that ended so long ago, with their Tasks and events.
   *
   * @return how many there were
   */
  @Transactional
  public int requests(Duration age, int most) {
    List<UUID> requests =
        jdbc.sql(REQUESTS)
            .param("age", age.toSeconds())
            .param("most", most)
            .query((row, _) -> row.getObject("id", UUID.class))
            .list();
    if (!requests.isEmpty()) {
      for (String statement : List.of(EVENTS, LATEST, STREAMS, TASKS, REPLIES, GONE)) {
        jdbc.sql(statement).param("requests", Sql.uuids(requests)).update();
      }
    }
    return requests.size();
  }

  /** Removes events that belong to no request. */
  @Transactional
  public int events(Duration age, int most) {
    return jdbc.sql(OTHER_EVENTS).param("age", age.toSeconds()).param("most", most).update();
  }

  /** Removes notifications; the histories of orders stay. */
  @Transactional
  public int notifications(Duration age, int most) {
    return jdbc.sql(NOTIFICATIONS).param("age", age.toSeconds()).param("most", most).update();
  }

  /** Removes what was parked, counted from when it was replayed, discarded or resolved. */
  @Transactional
  public int parked(Duration age, int most) {
    return jdbc.sql(PARKED).param("age", age.toSeconds()).param("most", most).update();
  }

  /** Opens ids again that were used so long ago, by requests that have left. */
  @Transactional
  public int ids(Duration age, int most) {
    return jdbc.sql(IDS).param("age", age.toSeconds()).param("most", most).update();
  }
}
