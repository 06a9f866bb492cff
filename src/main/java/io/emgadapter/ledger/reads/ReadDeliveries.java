package io.emgadapter.ledger.reads;

import io.emgadapter.event.EventType;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.Listeners;
import io.emgadapter.ledger.events.WebhookCommands;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the deliveries to a webhook: from the log and the webhook's place in it. Only what was not
 * taken has a row of its own.
 */
@Component
public record ReadDeliveries(JdbcClient jdbc, Listeners listeners) {
  /** The most events that are looked at for one page, wanted or not. */
  private static final int SCAN = 500;

  private static final int MOST_SCANS = 40;

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
        .query((row, _) -> new Scanned(delivery(row), ReadWebhooks.hears(listener, row)))
        .list();
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
