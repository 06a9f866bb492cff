package io.emgadapter.ledger.upkeep;

import io.emgadapter.ledger.Sql;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions that remove content which may hold personal data: Bodies, sealed texts, parked
 * bytes, messages of Equinix. Ids, types, states and times stay, and so does Equinix's answer to a
 * Task. What is unfinished or waits for a person is not touched.
 */
@Component
public class Forget {
  private static final String REQUESTS =
      """
      with old as (
        select id from request
        where stage = 0 and accepted_at < ledger_now() - make_interval(secs => :age)
          and ended_at < ledger_now() - make_interval(secs => :age)
        order by accepted_at limit :most for no key update skip locked)
      update request set stage = 1, body = null, context = null, rest = null, notes = null,
        traceparent = null, tracestate = null
      from old where request.id = old.id
      returning request.id\
      """;

  private static final String TEXTS =
      """
      update task set text = null, signature = null
      from request where request.id = any(:requests)
        and task.lane = request.lane and task.request = request.id and text is not null\
      """;

  // A rejected message waits for nobody, because its sender knows.
  private static final String TURNED_AWAY =
      """
      with old as (
        select id from parked
        where state = 'PARKED' and source = 'work-requests'
          and parked_at < ledger_now() - make_interval(secs => :age)
        order by parked_at limit :most for no key update skip locked),
      bytes as (
        delete from parked_content using old where parked = old.id)
      update parked set forgotten = true, state = 'DISCARDED', resolved_at = ledger_now()
      from old where parked.id = old.id\
      """;

  private static final String PARKED =
      """
      with old as (
        select id from parked
        where state <> 'PARKED' and not forgotten
          and resolved_at < ledger_now() - make_interval(secs => :age)
        order by resolved_at limit :most for no key update skip locked),
      bytes as (
        delete from parked_content using old where parked = old.id)
      update parked set forgotten = true from old where parked.id = old.id\
      """;

  // Apart from a moment, they are as old as their numbers.
  private static final String ENVELOPES =
      """
      with old as (
        select seq from notification_content join notification on seq = notification
        where notification = any(array(
            select notification from notification_content order by notification limit :most))
          and taken_at < ledger_now() - make_interval(secs => :age)
        for update of notification_content skip locked)
      delete from notification_content using old where notification = old.seq\
      """;

  private static final String WORDS =
      """
      with old as (
        select subscription, servicer_id, seq from order_change_content
        where taken_at < ledger_now() - make_interval(secs => :age)
        order by taken_at limit :most for update skip locked)
      delete from order_change_content words using old
      where words.subscription = old.subscription and words.servicer_id = old.servicer_id
        and words.seq = old.seq\
      """;

  private static final String FILES =
      """
      with old as (
        select subscription, servicer_id, digest from order_file
        where taken_at < ledger_now() - make_interval(secs => :age)
        order by taken_at limit :most for update skip locked)
      delete from order_file using old
      where order_file.subscription = old.subscription
        and order_file.servicer_id = old.servicer_id and order_file.digest = old.digest\
      """;

  private final JdbcClient jdbc;

  Forget(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Forgets the content of up to {@code most} requests that ended so long ago.
   *
   * @return how many there were
   */
  @Transactional
  public int requests(Duration age, int most) {
    List<UUID> requests =
        jdbc.sql(REQUESTS).param("age", age.toSeconds()).param("most", most).query(Sql.ID).list();
    if (!requests.isEmpty()) {
      jdbc.sql(TEXTS).param("requests", Sql.uuids(requests)).update();
    }
    return requests.size();
  }

  /**
   * The same for parked messages, counted from when they were replayed, discarded or resolved. For
   * rejected work requests it counts from the rejection, and they are discarded by this.
   */
  @Transactional
  public int parked(Duration age, int most) {
    int turnedAway =
        jdbc.sql(TURNED_AWAY).param("age", age.toSeconds()).param("most", most).update();
    int resolved = jdbc.sql(PARKED).param("age", age.toSeconds()).param("most", most).update();
    return Math.max(turnedAway, resolved);
  }

  /** The same for messages of Equinix, counted from when they were taken. */
  @Transactional
  public int notifications(Duration age, int most) {
    return jdbc.sql(ENVELOPES).param("age", age.toSeconds()).param("most", most).update();
  }

  /** The same for Equinix's words in the histories of orders, and for the names of their files. */
  @Transactional
  public int histories(Duration age, int most) {
    int words = jdbc.sql(WORDS).param("age", age.toSeconds()).param("most", most).update();
    int files = jdbc.sql(FILES).param("age", age.toSeconds()).param("most", most).update();
    return Math.max(words, files);
  }
}
