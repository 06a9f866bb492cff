package io.emgadapter.ledger.reads;

import io.emgadapter.event.EventType;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.Listeners;
import io.emgadapter.ledger.events.WebhookCommands;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads how webhooks stand, and their deliveries: from the log and a webhook's place in it. Only
 * what was not taken has a row of its own.
 */
@Component
public record ReadWebhooks(JdbcClient jdbc, Listeners listeners) {
  /** Nothing is counted further. */
  private static final int MOST_COUNTED = 10_000;

  /** The most events that are looked at for one page, wanted or not. */
  private static final int SCAN = 500;

  private static final int MOST_SCANS = 40;

  private static final String WEBHOOK =
      """
      select failing_since, disabled_at, coalesce(cursor.number, 0) as number,
        (select count(*) from (select 1 from event_retry
          where destination = :destination and state = 'DUE' limit :most) as few) as due,
        (select count(*) from (select 1 from event_retry
          where destination = :destination and state = 'UNDELIVERABLE' limit :most) as few) as undeliverable
      from (values (:name::text)) as asked (name) left join webhook using (name)
        left join event_cursor cursor on cursor.reader = :destination\
      """;

  private static final String ENDPOINTS =
      """
      select name, failing_since, disabled_at
      from unnest(:names) as asked (name) left join webhook using (name) order by name\
      """;

  private static final String AHEAD =
      """
      select routing_key, subscription from event
      where number > :number order by number limit :most\
      """;

  private static final String SKIPPED =
      """
      select routing_key, subscription
      from event_skipped join event on number between first and last
      where destination = :destination limit :most\
      """;

  private static final String DELIVERIES =
      """
      select event.number, event.id, type, event.subject, routing_key, subscription,
        attempts, tried_at, due_at, coalesce(left_behind.state, case
          when skipped.first is not null then 'UNDELIVERABLE'
          when event.number > cursor.number then 'DUE' else 'DELIVERED' end) as state,
        case when skipped.first is not null then :skipped else outcome end as outcome
      from event join event_cursor cursor on cursor.reader = :destination
        left join event_retry left_behind on left_behind.destination = :destination
          and left_behind.number = event.number
        left join event_skipped skipped on skipped.destination = :destination
          and event.number between skipped.first and skipped.last
      where event.number < :before and event.number > began
      order by event.number desc limit :scan\
      """;

  private static final String BEFORE = "select number from event where id = :event";

  /**
   * A page of deliveries, the newest event first.
   *
   * @param next an event behind which the next page begins; null where there is none
   */
  public record Deliveries(List<DeliveryStatus> deliveries, @Nullable UUID next) {}

  private record Scanned(DeliveryStatus status, boolean heard) {}

  /**
   * How an endpoint does, without what waits for it.
   *
   * @param failingSince no delivery has succeeded since
   * @param disabledAt since when nothing is tried
   */
  public record Endpoint(
      String name, @Nullable Instant failingSince, @Nullable Instant disabledAt) {}

  /** How the endpoints of all that are set up do: one small statement. */
  public List<Endpoint> endpoints() {
    return jdbc.sql(ENDPOINTS)
        .param("names", Sql.texts(listeners.webhooks().keySet()))
        .query((row, _) ->
            new Endpoint(
                row.getString("name"),
                ReadTasks.instant(row, "failing_since"),
                ReadTasks.instant(row, "disabled_at")))
        .list();
  }

  /** All that are set up, by their names. */
  public List<WebhookStatus> webhooks() {
    return listeners.webhooks().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> webhook(each.getKey(), each.getValue()))
        .toList();
  }

  private WebhookStatus webhook(String name, Listeners.Webhook webhook) {
    String destination = Destination.webhook(name).name();
    Counted counted =
        jdbc.sql(WEBHOOK)
            .param("name", name)
            .param("destination", destination)
            .param("most", MOST_COUNTED)
            .query((row, _) -> counted(row))
            .single();
    return new WebhookStatus(
        name,
        webhook.events(),
        webhook.subscriptions(),
        counted.failingSince(),
        counted.disabledAt(),
        few(counted.due() + ahead(webhook, counted.number())),
        few(counted.undeliverable() + skipped(webhook, destination)));
  }

  /** What its endpoint's row, its cursor and its retries say. */
  private record Counted(
      @Nullable Instant failingSince,
      @Nullable Instant disabledAt,
      long due,
      long undeliverable,
      long number) {}

  private static Counted counted(ResultSet row) throws SQLException {
    return new Counted(
        ReadTasks.instant(row, "failing_since"),
        ReadTasks.instant(row, "disabled_at"),
        row.getLong("due"),
        row.getLong("undeliverable"),
        row.getLong("number"));
  }

  private static long few(long count) {
    return Math.min(MOST_COUNTED, count);
  }

  private long ahead(Listeners.Webhook webhook, long number) {
    return jdbc
        .sql(AHEAD)
        .param("number", number)
        .param("most", MOST_COUNTED)
        .query((row, _) -> hears(webhook, row))
        .list()
        .stream()
        .filter(heard -> heard)
        .count();
  }

  private long skipped(Listeners.Webhook webhook, String destination) {
    return jdbc
        .sql(SKIPPED)
        .param("destination", destination)
        .param("most", MOST_COUNTED)
        .query((row, _) -> hears(webhook, row))
        .list()
        .stream()
        .filter(heard -> heard)
        .count();
  }

  /**
   * Deliveries to one webhook.
   *
   * @param state only those; null for all
   * @param before only of events that are older than this one; null for the newest
   */
  public Deliveries deliveries(
      String webhook, @Nullable String state, @Nullable UUID before, int most) {
    Listeners.Webhook listener = listeners.of(webhook);
    List<DeliveryStatus> found = new ArrayList<>();
    long from = before == null ? Long.MAX_VALUE : number(before);
    List<Scanned> scanned = List.of();
    for (int scans = 0; scans == 0 || (scanned.size() == SCAN && scans < MOST_SCANS); scans++) {
      scanned = scan(webhook, listener, from);
      for (Scanned each : scanned) {
        if (each.heard() && (state == null || state.equals(each.status().state()))) {
          found.add(each.status());
        }
        if (found.size() == most) {
          return new Deliveries(found, found.getLast().event());
        }
        from = each.status().sequence();
      }
    }
    return new Deliveries(found, scanned.size() < SCAN ? null : scanned.getLast().status().event());
  }

  private long number(UUID event) {
    return jdbc.sql(BEFORE).param("event", event).query(Long.class).optional().orElse(0L);
  }

  private List<Scanned> scan(String webhook, Listeners.Webhook listener, long before) {
    return jdbc.sql(DELIVERIES)
        .param("destination", Destination.webhook(webhook).name())
        .param("skipped", WebhookCommands.OUTCOME)
        .param("before", before)
        .param("scan", SCAN)
        .query((row, _) -> new Scanned(delivery(row), hears(listener, row)))
        .list();
  }

  private static boolean hears(Listeners.Webhook webhook, ResultSet row) throws SQLException {
    return webhook.hears(row.getString("routing_key"), row.getString("subscription"));
  }

  private static DeliveryStatus delivery(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return new DeliveryStatus(
        row.getObject("id", UUID.class),
        EventType.of(row.getString("type")).type(),
        row.getString("subject"),
        row.getLong("number"),
        state,
        state.equals("DELIVERED") ? null : row.getInt("attempts"),
        row.getString("outcome"),
        ReadTasks.instant(row, "tried_at"),
        state.equals("DUE") ? ReadTasks.instant(row, "due_at") : null);
  }

  /**
   * How a webhook stands; neither its address nor its secrets, for an address may hold one.
   *
   * @param events patterns of what it gets
   * @param subscriptions whose events it gets; empty for all
   * @param failingSince no delivery has succeeded since
   * @param disabledAt since when nothing is tried
   * @param due how many events wait for it, counted up to 10,000
   * @param undeliverable how many were given up, counted up to 10,000
   */
  public record WebhookStatus(
      String name,
      List<String> events,
      List<String> subscriptions,
      @Nullable Instant failingSince,
      @Nullable Instant disabledAt,
      long due,
      long undeliverable) {}

  /**
   * How the delivery of one event to one webhook stands.
   *
   * @param event the CloudEvents {@code id}, and the {@code webhook-id}
   * @param state {@code DUE}, {@code DELIVERED} or {@code UNDELIVERABLE}
   * @param attempts how often it was tried and not taken, since it was last sent again by hand;
   *     null for one that was delivered, of which the ledger keeps no record of its own
   * @param outcome of the last try: the HTTP status, or why there was none; null where it was taken
   * @param dueAt when it goes next; null where it does not
   */
  public record DeliveryStatus(
      UUID event,
      String type,
      String subject,
      long sequence,
      String state,
      @Nullable Integer attempts,
      @Nullable String outcome,
      @Nullable Instant triedAt,
      @Nullable Instant dueAt) {}
}
