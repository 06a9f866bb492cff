package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.Listeners;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how webhooks stand. */
@Component
public record ReadWebhooks(JdbcClient jdbc, Listeners listeners) {
  /** Nothing is counted further. */
  private static final int MOST_COUNTED = 10_000;

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

  static boolean hears(Listeners.Webhook webhook, ResultSet row) throws SQLException {
    return webhook.hears(row.getString("routing_key"), row.getString("subscription"));
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
}
