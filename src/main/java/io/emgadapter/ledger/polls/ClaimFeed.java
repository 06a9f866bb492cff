package io.emgadapter.ledger.polls;

import io.emgadapter.work.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that leases a feed of notifications which is to be read now, to one instance. A
 * lease that ends without a word lets another instance read.
 */
@Component
public class ClaimFeed {
  // Looks without a write, because it is asked every few seconds.
  private static final String IS_DUE =
      """
      select not exists (select 1 from feed_cursor
        where subscription = :subscription and feed = :feed and due_at > ledger_now())\
      """;

  private static final String BEGIN =
      """
      insert into feed_cursor (subscription, feed, began_at, read_to)
      values (:subscription, :feed, ledger_now() - make_interval(secs => :back),
        ledger_now() - make_interval(secs => :back))
      on conflict do nothing\
      """;

  private static final String CLAIM =
      """
      update feed_cursor set owner = :owner, fence = fence + 1,
        due_at = ledger_now() + make_interval(secs => :seconds)
      where subscription = :subscription and feed = :feed and due_at <= ledger_now()
      returning subscription, feed, began_at, read_to, ledger_now() as now, failures, fence\
      """;

  private final JdbcClient jdbc;

  ClaimFeed(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Leases it; empty where it is not due, or another instance reads it.
   *
   * @param lookBack how far back it begins when it was never read
   */
  @Transactional
  public Optional<ClaimedFeed> claim(
      Lease lease, String subscription, String feed, Duration lookBack) {
    if (!about(IS_DUE, subscription, feed).query(Boolean.class).single()) {
      return Optional.empty();
    }
    about(BEGIN, subscription, feed).param("back", PollPolicy.seconds(lookBack)).update();
    return about(CLAIM, subscription, feed)
        .param("owner", lease.owner())
        .param("seconds", lease.seconds())
        .query((row, _) -> claimed(row, lease))
        .optional();
  }

  private JdbcClient.StatementSpec about(String sql, String subscription, String feed) {
    return jdbc.sql(sql).param("subscription", subscription).param("feed", feed);
  }

  private static ClaimedFeed claimed(ResultSet row, Lease lease) throws SQLException {
    return new ClaimedFeed(
        row.getString("subscription"),
        row.getString("feed"),
        instant(row, "began_at"),
        instant(row, "read_to"),
        instant(row, "now"),
        row.getInt("failures"),
        row.getInt("fence"),
        lease);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }

  /**
   * A feed that this instance may read while its lease lasts.
   *
   * @param feed {@code search} or {@code ibx}
   * @param beganAt what was before is not asked for
   * @param readTo up to here everything was read
   * @param now the ledger's time
   * @param failures how often in a row it could not be read
   * @param fence to be named by every write about it
   * @param lease in whose name it is read, and for how long if nothing is heard of it
   */
  public record ClaimedFeed(
      String subscription,
      String feed,
      Instant beganAt,
      Instant readTo,
      Instant now,
      int failures,
      int fence,
      Lease lease) {}
}
