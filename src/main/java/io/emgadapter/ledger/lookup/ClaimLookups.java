package io.emgadapter.ledger.lookup;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Verb;
import io.emgadapter.work.Lease;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that leases UNKNOWN Tasks, each to one instance that looks it up. If a lease ends
 * without a result, another instance looks the Task up; that does not count as a look-up.
 */
@Component
public class ClaimLookups {
  private static final String SQL =
      """
      with due as (
        select id from task where state = 'UNKNOWN' and due_at <= ledger_now()
        order by due_at, id limit :most for no key update skip locked),
      claimed as (
        update task set owner = :owner, fence = fence + 1,
          due_at = ledger_now() + make_interval(secs => :seconds)
        from due where task.id = due.id
        returning task.*)
      select claimed.*, rest
      from claimed join request on request.id = claimed.request
      order by claimed.id\
      """;

  private final JdbcClient jdbc;

  ClaimLookups(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Leases up to {@code most} Tasks, the longest due first. */
  @Transactional
  public List<ClaimedLookup> claim(Lease lease, int most) {
    return jdbc.sql(SQL)
        .param("most", most)
        .param("owner", lease.owner())
        .param("seconds", lease.seconds())
        .query((row, _) -> lookup(row))
        .list();
  }

  private static ClaimedLookup lookup(ResultSet row) throws SQLException {
    return new ClaimedLookup(
        row.getObject("id", UUID.class),
        row.getInt("fence"),
        row.getString("subscription"),
        Verb.of(row.getString("verb")).orElseThrow(),
        Resource.of(row.getString("resource")).orElseThrow(),
        Route.of(row.getString("route")).orElseThrow(),
        row.getInt("looks"),
        text(row.getBytes("text")),
        row.getString("signature"),
        text(row.getBytes("rest")));
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * An UNKNOWN Task that this instance may look up while its lease lasts.
   *
   * @param fence which every write about it must name
   * @param looks how many look-ups could ask and found nothing since it became UNKNOWN
   * @param text as it was signed; null after a restore, if the backup is older than its sealing
   * @param rest the {@code rest} object of its request as JSON; null if it has none
   */
  public record ClaimedLookup(
      UUID id,
      int fence,
      String subscription,
      Verb verb,
      Resource resource,
      Route route,
      int looks,
      @Nullable String text,
      @Nullable String signature,
      @Nullable String rest) {

    /** Without the content. */
    @Override
    public String toString() {
      return "ClaimedLookup[" + id + "]";
    }
  }
}
