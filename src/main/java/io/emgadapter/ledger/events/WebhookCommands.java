package io.emgadapter.ledger.events;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.events.AppendEvents.AfterCommit;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.parked.Audit;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions about webhooks: a person enables one or resends an event, and deliveries are
 * given up that have waited too long for a webhook that takes nothing any more.
 */
@Component
public class WebhookCommands {
  /** The outcome of such a delivery. */
  public static final String OUTCOME = "waited too long";

  private static final String STUCK =
      """
      select reader, number, (select max(old.number) from (
          select event.number from event where event.number > event_cursor.number
            and occurred_at < ledger_now() - make_interval(secs => :age)
          order by event.number limit :most) as old) as last
      from event_cursor
      where reader = any(:known) and exists (select 1 from webhook
        where 'webhook:' || name = reader
          and disabled_at < ledger_now() - make_interval(secs => :age))
      order by reader for no key update of event_cursor skip locked\
      """;

  // By the fence its holder notices that it must begin again.
  private static final String MOVE =
      """
      update event_cursor set number = :last, fence = fence + 1, owner = null
      where reader = :reader\
      """;

  private static final String LONGER =
      "update event_skipped set last = :last where destination = :reader and last = :number";

  private static final String NEW =
      """
      insert into event_skipped (destination, first, last) values (:reader, :number + 1, :last)
      on conflict do nothing\
      """;

  private static final String LEFT =
      """
      with old as (
        select destination, number from event_retry join event using (number)
        where reader = any(:stuck) and state = 'DUE'
          and occurred_at < ledger_now() - make_interval(secs => :age)
        order by number limit :most for no key update of event_retry skip locked)
      update event_retry set state = 'UNDELIVERABLE', outcome = :outcome, version = version + 1
      from old where event_retry.destination = old.destination and event_retry.number = old.number\
      """;

  private static final String TAKEN_OUT =
      """
      with gone as (
        delete from event_cursor where reader like 'webhook:%' and reader <> all(:known)
          and until < ledger_now() - make_interval(secs => :age)
        returning reader),
      skipped as (delete from event_skipped using gone where destination = reader)
      delete from event_retry using gone where event_retry.reader = gone.reader\
      """;

  private static final String RETRIES =
      """
      update event_retry set due_at = ledger_now()
      where reader = :reader and state = 'DUE' and due_at > ledger_now()\
      """;
  private static final String ENABLE =
      "update webhook set disabled_at = null, failing_since = null where name = :name";
  // Locked, so that its content is not forgotten meanwhile; without content there is nothing to
  // send.
  private static final String KNOWN =
      """
      select routing_key, subscription from event
      where id = :event and data is not null for share\
      """;
  // With all its tries before it, whatever became of it.
  private static final String RESEND =
      """
      insert into event_retry (destination, number, reader, subject)
      select :destination, number, :destination, subject from event where id = :event
      on conflict (destination, number) do update set state = 'DUE', attempts = 0,
        due_at = ledger_now(), version = event_retry.version + 1\
      """;

  private final JdbcClient jdbc;
  private final Listeners listeners;
  private final Audit audit;
  private final EventTail tail;

  WebhookCommands(JdbcClient jdbc, Listeners listeners, Audit audit, EventTail tail) {
    this.jdbc = jdbc;
    this.listeners = listeners;
    this.audit = audit;
    this.tail = tail;
  }

  /** Lets all deliveries go on, whether the webhook was disabled or waits between two attempts. */
  @Transactional
  public void enable(String webhook, Act act) {
    jdbc.sql(RETRIES).param("reader", Destination.webhook(webhook).reader()).update();
    jdbc.sql(ENABLE).param("name", webhook).update();
    audit.write(act, "enable", item(webhook, ""));
    AfterCommit.run(tail::nudge);
  }

  /**
   * Sends an event again with the full number of attempts, whatever became of it before.
   *
   * @return whether this webhook gets such events, and the content is still there
   */
  @Transactional
  public boolean resend(String webhook, UUID event, Act act) {
    boolean known =
        jdbc.sql(KNOWN)
            .param("event", event)
            .query((row, _) ->
                listeners
                    .of(webhook)
                    .hears(row.getString("routing_key"), row.getString("subscription")))
            .optional()
            .orElse(false);
    if (known && listeners.webhooks().containsKey(webhook)) {
      jdbc.sql(RESEND)
          .param("event", event)
          .param("destination", Destination.webhook(webhook).name())
          .update();
      audit.write(act, "resend", item(webhook, "/deliveries/" + event));
      AfterCommit.run(tail::nudge);
      return true;
    }
    return false;
  }

  /** A webhook may tell of several subscriptions, so it belongs to none. */
  private static Item item(String webhook, String rest) {
    return new Item("webhooks/" + webhook + rest, null);
  }

  private record Stuck(String reader, long number, long last) {}

  /**
   * Gives up, for each webhook, up to {@code most} events that have waited so long: for webhooks
   * that have been disabled since then, and for those that no instance has in its settings.
   * Otherwise the log could never be shortened. What a disabled webhook missed is recorded as one
   * stretch of the log, and a person may still have each of those events sent.
   *
   * @return at most {@code most}, and that many where there may be more
   */
  @Transactional
  public int skip(Duration age, int most) {
    SqlValue known = Sql.texts(listeners.webhooks().keySet().stream().map(this::reader).toList());
    jdbc.sql(TAKEN_OUT).param("known", known).param("age", age.toSeconds()).update();
    List<Stuck> stuck =
        jdbc.sql(STUCK)
            .param("known", known)
            .param("age", age.toSeconds())
            .param("most", most)
            .query((row, _) ->
                new Stuck(row.getString("reader"), row.getLong("number"), row.getLong("last")))
            .list();
    stuck.stream().filter(each -> each.last() > each.number()).forEach(this::skip);
    int left =
        jdbc.sql(LEFT)
            .param("stuck", Sql.texts(stuck, Stuck::reader))
            .param("age", age.toSeconds())
            .param("most", most)
            .param("outcome", OUTCOME)
            .update();
    boolean moved = stuck.stream().anyMatch(each -> each.last() > each.number());
    return moved ? most : left;
  }

  private void skip(Stuck stuck) {
    jdbc.sql(MOVE).param("last", stuck.last()).param("reader", stuck.reader()).update();
    int longer =
        jdbc.sql(LONGER)
            .param("last", stuck.last())
            .param("number", stuck.number())
            .param("reader", stuck.reader())
            .update();
    if (longer == 0) {
      jdbc.sql(NEW)
          .param("last", stuck.last())
          .param("number", stuck.number())
          .param("reader", stuck.reader())
          .update();
    }
  }

  private String reader(String webhook) {
    return Destination.webhook(webhook).reader();
  }
}
