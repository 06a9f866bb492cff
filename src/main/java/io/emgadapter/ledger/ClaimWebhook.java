package io.emgadapter.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that leases events for one webhook, unless it is disabled: of each stream only
 * the first that is due, so that none overtakes another.
 */
@Component
public class ClaimWebhook {
  // That it is a webhook's is said again, so that the index of webhooks alone can be used.
  private static final String SQL =
      """
      with due as (
        select event, destination from delivery
        where destination = :destination and destination like 'webhook:%'
          and state = 'DUE' and due_at <= ledger_now()
          and not exists (select 1 from webhook
            where 'webhook:' || name = :destination and disabled_at is not null)
          and not exists (select 1 from delivery earlier
            where earlier.stream = delivery.stream and earlier.destination = delivery.destination
              and earlier.seq < delivery.seq and earlier.state = 'DUE')
        order by due_at, event limit :most for no key update skip locked),
      """
          + ClaimDeliveries.LEASED;

  private final JdbcClient jdbc;

  ClaimWebhook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Leases up to {@code most} deliveries to one webhook, the longest due first. */
  @Transactional
  public List<DueDelivery> claim(String webhook, Lease lease, int most) {
    return jdbc.sql(SQL)
        .param("destination", Destination.webhook(webhook).name())
        .param("most", most)
        .param("owner", lease.owner())
        .param("seconds", lease.seconds())
        .query((row, _) -> ClaimDeliveries.delivery(row))
        .list();
  }
}
