package io.emgadapter.ledger.reads;

import io.emgadapter.event.EventType;
import io.emgadapter.ledger.Destination;
import io.emgadapter.ledger.Listeners;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how webhooks stand, and their deliveries. */
@Component
public class ReadWebhooks {
  private static final String WEBHOOK =
      """
      select failing_since, disabled_at,
        (select count(*) from (select 1 from delivery
          where destination = :destination and destination like 'webhook:%' and state = 'DUE'
          limit 10000) as few) as due,
        (select count(*) from (select 1 from delivery
          where destination = :destination and destination like 'webhook:%'
            and state = 'UNDELIVERABLE' limit 10000) as few) as undeliverable
      from (values (:name::text)) as asked (name) left join webhook using (name)\
      """;

  private static final String DELIVERIES =
      """
      select delivery.*, type, subject
      from delivery join event on event.id = delivery.event
      where destination = :destination and destination like 'webhook:%'
        and (:state::text is null or state = :state)
        and (:before::uuid is null or delivery.event < :before)
      order by delivery.event desc limit :most\
      """;

  private final JdbcClient jdbc;
  private final Listeners listeners;

  ReadWebhooks(JdbcClient jdbc, Listeners listeners) {
    this.jdbc = jdbc;
    this.listeners = listeners;
  }

  /** All that are set up, by their names. */
  public List<WebhookStatus> webhooks() {
    return listeners.webhooks().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> webhook(each.getKey(), each.getValue()))
        .toList();
  }

  private WebhookStatus webhook(String name, Listeners.Webhook webhook) {
    return jdbc.sql(WEBHOOK)
        .param("name", name)
        .param("destination", Destination.webhook(name).name())
        .query((row, _) ->
            new WebhookStatus(
                name,
                webhook.events(),
                webhook.subscriptions(),
                ReadTasks.instant(row, "failing_since"),
                ReadTasks.instant(row, "disabled_at"),
                row.getLong("due"),
                row.getLong("undeliverable")))
        .single();
  }

  /**
   * Deliveries to one webhook, the newest event first.
   *
   * @param state only those; null for all
   * @param before only of events that are older than this one; null for the newest
   */
  public List<DeliveryStatus> deliveries(
      String webhook, @Nullable String state, @Nullable UUID before, int most) {
    return jdbc.sql(DELIVERIES)
        .param("destination", Destination.webhook(webhook).name())
        .param("state", state)
        .param("before", before)
        .param("most", most)
        .query((row, _) -> delivery(row))
        .list();
  }

  private static DeliveryStatus delivery(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return new DeliveryStatus(
        row.getObject("event", UUID.class),
        EventType.of(row.getString("type")).type(),
        row.getString("subject"),
        row.getLong("seq"),
        state,
        row.getInt("attempts"),
        row.getString("outcome"),
        ReadTasks.instant(row, "tried_at"),
        state.equals("DUE") ? ReadTasks.instant(row, "due_at") : null);
  }
}
