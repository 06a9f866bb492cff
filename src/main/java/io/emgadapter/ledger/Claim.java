package io.emgadapter.ledger;

import io.emgadapter.ledger.ClaimedTask.SealedText;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction that leases Tasks which may be sent, each to one instance. */
@Component
public class Claim {
  // What is too late is claimed though its subscription is paused: it is to be ended.
  private static final String SQL =
      """
      with due as (
        select id from task where state = 'READY' and due_at <= ledger_now()
          and (not_after <= ledger_now()
            or not exists (select 1 from paused where paused.subscription = task.subscription))
        order by due_at, id limit :most for no key update skip locked),
      claimed as (
        update task set owner = :owner, fence = fence + 1,
          due_at = ledger_now() + make_interval(secs => :seconds)
        from due where task.id = due.id
        returning task.*)
      select claimed.*, coalesce(not_after <= ledger_now(), false) as too_late,
        extract(epoch from ledger_now() - accepted_at) as age, body, rest, locations,
        account_numbers, text, signature
      from claimed
        join request_content on request_content.request = claimed.request
        left join task_part on task_part.task = claimed.id
        left join task_content on task_content.task = claimed.id
      order by claimed.id\
      """;

  private final JdbcClient jdbc;

  Claim(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Leases up to {@code most} Tasks, the longest due first. */
  @Transactional
  public List<ClaimedTask> claim(Lease lease, int most) {
    return jdbc.sql(SQL)
        .param("most", most)
        .param("owner", lease.owner())
        .param("seconds", lease.seconds())
        .query((row, _) -> task(row))
        .list();
  }

  private static ClaimedTask task(ResultSet row) throws SQLException {
    return new ClaimedTask(
        row.getObject("id", UUID.class),
        row.getInt("fence"),
        row.getString("subscription"),
        Verb.of(row.getString("verb")).orElseThrow(),
        Resource.of(row.getString("resource")).orElseThrow(),
        row.getString("route"),
        row.getString("servicer_id"),
        row.getBoolean("too_late"),
        Duration.ofMillis((long) (row.getDouble("age") * 1000)),
        row.getBytes("body"),
        row.getBytes("rest"),
        part(row),
        sealed(row));
  }

  private static @Nullable TaskPart part(ResultSet row) throws SQLException {
    Array locations = row.getArray("locations");
    return locations == null
        ? null
        : new TaskPart(List.of((String[]) locations.getArray()), row.getBytes("account_numbers"));
  }

  private static @Nullable SealedText sealed(ResultSet row) throws SQLException {
    byte[] text = row.getBytes("text");
    return text == null
        ? null
        : new SealedText(new String(text, StandardCharsets.UTF_8), row.getString("signature"));
  }
}
