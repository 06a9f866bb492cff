package io.emgadapter.ledger;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that leases Tasks whose {@code notAfter} has passed, so that one instance ends
 * them; also those of subscriptions that are paused or held.
 */
@Component
public class ClaimLate {
  private static final String SQL =
      """
      with late as (
        select id from task where state = 'READY' and route = :route
          and not_after <= ledger_now() and due_at <= ledger_now()
        order by not_after limit :most for no key update skip locked)
      update task set owner = :owner, fence = fence + 1,
        due_at = ledger_now() + make_interval(secs => :seconds)
      from late where task.id = late.id
      returning task.id\
      """;

  private final JdbcClient jdbc;

  ClaimLate(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Leases up to {@code most} of one route, the longest too late first. */
  @Transactional
  public List<UUID> claim(Lease lease, String route, int most) {
    return jdbc.sql(SQL)
        .param("route", route)
        .param("most", most)
        .param("owner", lease.owner())
        .param("seconds", lease.seconds())
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }
}
