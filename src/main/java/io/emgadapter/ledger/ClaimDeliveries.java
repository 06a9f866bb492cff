package io.emgadapter.ledger;

import io.emgadapter.event.EventType;
import io.emgadapter.event.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that leases events to be published at the broker: of each stream and destination
 * only the first that is not delivered, so that none overtakes another.
 */
@Component
public class ClaimDeliveries {
  /** Leases the rows of {@code due} and gives their events; the end of every claim. */
  static final String LEASED =
      """
      claimed as (
        update delivery set owner = :owner, fence = fence + 1,
          due_at = ledger_now() + make_interval(secs => :seconds)
        from due
        where delivery.event = due.event and delivery.destination = due.destination
        returning delivery.*)
      select claimed.destination, fence, attempts, event.*, data,
        coalesce(claimed.correlation_id, event.correlation_id) as correlation
      from claimed join event on event.id = claimed.event
        join event_content on event_content.event = claimed.event
      order by event.id\
      """;

  private static final String SQL =
      """
      with due as (
        select event, destination from delivery
        where state = 'DUE' and destination not like 'webhook:%' and due_at <= ledger_now()
          and not exists (select 1 from delivery earlier
            where earlier.stream = delivery.stream and earlier.destination = delivery.destination
              and earlier.seq < delivery.seq and earlier.state = 'DUE')
        order by due_at, event limit :most for no key update skip locked),
      """
          + LEASED;

  private final JdbcClient jdbc;

  ClaimDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Leases up to {@code most} deliveries, the longest due first. */
  @Transactional
  public List<DueDelivery> claim(Lease lease, int most) {
    return jdbc.sql(SQL)
        .param("most", most)
        .param("owner", lease.owner())
        .param("seconds", lease.seconds())
        .query((row, _) -> delivery(row))
        .list();
  }

  static DueDelivery delivery(ResultSet row) throws SQLException {
    return new DueDelivery(
        new RecordedEvent(
            row.getObject("id", UUID.class),
            EventType.of(row.getString("type")),
            row.getString("subject"),
            row.getString("subscription"),
            row.getLong("seq"),
            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
            row.getBytes("data")),
        new Destination(row.getString("destination")),
        row.getInt("fence"),
        row.getInt("attempts"),
        row.getBoolean("final"),
        row.getString("routing_key"),
        row.getString("correlation"));
  }
}
