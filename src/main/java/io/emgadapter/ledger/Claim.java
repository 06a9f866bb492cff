package io.emgadapter.ledger;

import io.emgadapter.ledger.ClaimedTask.SealedText;
import io.emgadapter.ledger.Room.Kind;
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
  // The kinds of Tasks that are READY are found by stepping from one to the next in the index, then
  // of each the longest due. What is too late is claimed though nothing else of its subscription
  // is:
  // it is to be ended.
  private static final String SQL =
      """
      with recursive kind as (
        (select subscription, resource from task where state = 'READY' and route = :route
          order by subscription, resource limit 1)
        union all
        select next.* from kind cross join lateral (
          select subscription, resource from task where state = 'READY' and route = :route
            and (subscription, resource) > (kind.subscription, kind.resource)
          order by subscription, resource limit 1) as next),
      open as (
        select subscription, resource, least(:most, :each - (
            select count(*) from unnest(:subscriptions, :resources) as hand (subscription, resource)
            where hand.subscription = kind.subscription and hand.resource = kind.resource)) as room
        from kind
        where subscription <> all(:held)
          and not exists (select 1 from paused where paused.subscription = kind.subscription)),
      due as (
        select longest.* from open cross join lateral (
          select id, due_at from task where state = 'READY' and route = :route
            and subscription = open.subscription and resource = open.resource
            and due_at <= ledger_now()
          order by due_at limit greatest(0, open.room)
          for no key update skip locked) as longest),
      late as (
        select id, due_at from task where state = 'READY' and route = :route
          and not_after <= ledger_now() and due_at <= ledger_now()
        order by not_after limit :most for no key update skip locked),
      first as (
        select id from (select * from due union select * from late) as found
        order by due_at, id limit :most),
      claimed as (
        update task set owner = :owner, fence = fence + 1,
          due_at = ledger_now() + make_interval(secs => :seconds)
        from first where task.id = first.id
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

  /**
   * Leases Tasks of one route, the longest due first.
   *
   * @param room how many, and of which kinds none
   */
  @Transactional
  public List<ClaimedTask> claim(Lease lease, String route, Room room) {
    return jdbc.sql(SQL)
        .param("route", route)
        .param("held", Sql.texts(room.held()))
        .param("most", room.most())
        .param("each", room.each())
        .param("subscriptions", Sql.texts(room.inHand(), Kind::subscription))
        .param("resources", Sql.texts(room.inHand(), kind -> kind.resource().word()))
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
        sealed(row),
        row.getInt("resends") > 0);
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
