package io.emgadapter.ledger.upkeep;

import io.emgadapter.ledger.Sql;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions that remove old rows. A used id stays used; orders with their histories and
 * lanes stay, because an Update may still come for them; the audit stays. Nothing unfinished is
 * removed, and no request whose final event was not delivered everywhere.
 */
@Component
public class Purge {
  private static final String REQUESTS =
      """
      select id from request
      where stage in (0, 1) and accepted_at < ledger_now() - make_interval(secs => :age)
        and ended_at < ledger_now() - make_interval(secs => :age)
        and not exists (select 1 from event where event.request = request.id and final
          and (number > (select min(number) from event_cursor
              where reader <> all(array['forget', 'purge']))
            or exists (select 1 from event_retry
              where event_retry.number = event.number and event_retry.state = 'DUE')))
        and not exists (select 1 from task join parked on parked.task = task.id
          where task.lane = request.lane and task.request = request.id and parked.state = 'PARKED')
      order by stage, accepted_at limit :most for update skip locked\
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
        context = null, rest = null, notes = null, traceparent = null, tracestate = null
      where id = any(:requests)\
      """;

  // Apart from a moment, they are as old as their numbers.
  private static final String NOTIFICATIONS =
      """
      with old as (
        select seq from notification
        where seq = any(array(select seq from notification order by seq limit :most))
          and taken_at < ledger_now() - make_interval(secs => :age)
        for update skip locked)
      delete from notification using old where notification.seq = old.seq\
      """;

  private static final String FACTS =
      """
      with old as (
        select subscription, fact from notification_fact
        where told_at < ledger_now() - make_interval(secs => :age)
        order by told_at limit :most for update skip locked)
      delete from notification_fact using old
      where notification_fact.subscription = old.subscription and notification_fact.fact = old.fact\
      """;

  private static final String PARKED =
      """
      with old as (
        select id from parked
        where state <> 'PARKED' and resolved_at < ledger_now() - make_interval(secs => :age)
        order by resolved_at limit :most for update skip locked)
      delete from parked using old where parked.id = old.id\
      """;

  // A preview that nobody started is of no use after a day. Cancelled, it cannot start half
  // removed.
  private static final String PREVIEWS =
      """
      update bulk_act set state = 'cancelled', ended_at = ledger_now()
      where state = 'previewed' and previewed_at < ledger_now() - interval '1 day'\
      """;

  private static final String LEAVING =
      """
      (ended_at < ledger_now() - make_interval(secs => :age)
        or (started_at is null and ended_at is not null
          and previewed_at < ledger_now() - interval '1 day'))\
      """;

  private static final String BULK_ITEMS =
      """
      with old as (
        select id from bulk_act where %s order by previewed_at limit 1 for update skip locked),
      leaving as (
        select bulk, nth from old join bulk_item on bulk = old.id order by nth limit :most)
      delete from bulk_item using leaving
      where bulk_item.bulk = leaving.bulk and bulk_item.nth = leaving.nth\
      """
          .formatted(LEAVING);

  private static final String BULKS =
      """
      with old as (
        select id from bulk_act
        where %s and not exists (select 1 from bulk_item where bulk = bulk_act.id)
        order by previewed_at limit :most for update skip locked)
      delete from bulk_act using old where bulk_act.id = old.id\
      """
          .formatted(LEAVING);

  private static final String ATTACHMENTS =
      """
      with old as (
        select subscription, id from attachment
        where posted_at < ledger_now() - make_interval(secs => :age)
        order by posted_at limit :most for update skip locked)
      delete from attachment using old
      where attachment.subscription = old.subscription and attachment.id = old.id\
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

  Purge(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Removes up to {@code most} requests that ended so long ago, with their Tasks; their events are
   * removed later.
   *
   * @return how many there were
   */
  @Transactional
  public int requests(Duration age, int most) {
    List<UUID> requests =
        jdbc.sql(REQUESTS).param("age", age.toSeconds()).param("most", most).query(Sql.ID).list();
    if (!requests.isEmpty()) {
      for (String statement : List.of(TASKS, REPLIES, GONE)) {
        jdbc.sql(statement).param("requests", Sql.uuids(requests)).update();
      }
    }
    return requests.size();
  }

  /** Removes notifications; the histories of orders stay. */
  @Transactional
  public int notifications(Duration age, int most) {
    return jdbc.sql(NOTIFICATIONS).param("age", age.toSeconds()).param("most", most).update();
  }

  /** Forgets which facts were told, so long after they were told last. */
  @Transactional
  public int facts(Duration age, int most) {
    return jdbc.sql(FACTS).param("age", age.toSeconds()).param("most", most).update();
  }

  /** Removes parked messages, counted from when they were replayed, discarded or resolved. */
  @Transactional
  public int parked(Duration age, int most) {
    return jdbc.sql(PARKED).param("age", age.toSeconds()).param("most", most).update();
  }

  /**
   * Removes items of one act upon many parked messages, counted from its end, and acts that have
   * none left. An act that was never started leaves a day after its preview.
   *
   * @return how many rows, at most {@code most}
   */
  @Transactional
  public int bulk(Duration age, int most) {
    jdbc.sql(PREVIEWS).update();
    int items = leave(BULK_ITEMS, age, most);
    return items == most ? items : items + leave(BULKS, age, most - items);
  }

  private int leave(String statement, Duration age, int most) {
    return jdbc.sql(statement).param("age", age.toSeconds()).param("most", most).update();
  }

  /**
   * Removes the handles of files, counted from when they were posted; the files stay at Equinix.
   */
  @Transactional
  public int attachments(Duration age, int most) {
    return jdbc.sql(ATTACHMENTS).param("age", age.toSeconds()).param("most", most).update();
  }

  /** Frees ids that were used so long ago, by requests that were removed. */
  @Transactional
  public int ids(Duration age, int most) {
    return jdbc.sql(IDS).param("age", age.toSeconds()).param("most", most).update();
  }
}
