package io.emgadapter.ledger.send;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.send.Claim.ClaimLimits.Kind;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.ledger.send.ClaimedTask.TaskPart;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Verb;
import io.emgadapter.sight.TraceContext;
import io.emgadapter.work.Lease;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transactions that lease Tasks, each to one instance: those to send, and those too late. */
@Component
public class Claim {
  // The kinds take turns, so that a kind with a thousand due Tasks holds up no other.
  // The kinds of READY Tasks are found by stepping from one to the next in the index, and then of
  // each kind the longest due Tasks, without locks: only what is claimed is locked. It finds twice
  // as many as it claims, so that two instances that claim at the same moment both get some.
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
        select subscription, resource, least(2 * :most, :each - coalesce((
            select tasks from unnest(:subscriptions, :resources, :counts)
              as hand (subscription, resource, tasks)
            where hand.subscription = kind.subscription
              and hand.resource = kind.resource), 0)) as room
        from kind
        where subscription <> all(:blocked)
          and not exists (select 1 from paused where paused.subscription = kind.subscription)),
      due as (
        select longest.* from open cross join lateral (
          select id, due_at, row_number() over (order by due_at) as round
          from task where state = 'READY' and route = :route
            and subscription = open.subscription and resource = open.resource
            and due_at <= ledger_now() and (not_after is null or not_after > ledger_now())
          order by due_at limit greatest(0, open.room)) as longest
        order by round, due_at, id limit 2 * :most),
      first as (
        select task.id from due join task on task.id = due.id
        where task.state = 'READY' and task.due_at <= ledger_now()
        order by due.round, due.due_at, due.id limit :most
        for no key update of task skip locked),
      claimed as (
        update task set owner = :owner, fence = fence + 1,
          due_at = ledger_now() + make_interval(secs => :seconds)
        from first where task.id = first.id
        returning task.*)
      select claimed.*, extract(epoch from ledger_now() - claimed.accepted_at) as age, body, rest,
        locations, account_numbers, traceparent, tracestate
      from claimed
        join request on request.id = claimed.request
        left join task_part on task_part.task = claimed.id
      order by claimed.id\
      """;
  private static final String LATE =
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

  Claim(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Leases Tasks of one route, of each kind the longest due first; Tasks that are too late are left
   * to {@link #claimLate}.
   *
   * @param limits how many, and of which kinds none
   */
  @Transactional
  public List<ClaimedTask> claim(Lease lease, Route route, ClaimLimits limits) {
    List<Kind> kinds = List.copyOf(limits.inHand().keySet());
    return jdbc.sql(SQL)
        .param("route", route.word())
        .param("blocked", Sql.texts(limits.blocked()))
        .param("most", limits.most())
        .param("each", limits.each())
        .param("subscriptions", Sql.texts(kinds, Kind::subscription))
        .param("resources", Sql.texts(kinds, kind -> kind.resource().word()))
        .param("counts", Sql.ints(kinds, kind -> limits.inHand().getOrDefault(kind, 0)))
        .param("owner", lease.owner())
        .param("seconds", lease.seconds())
        .query((row, _) -> task(row))
        .list();
  }

  /**
   * Leases up to {@code most} Tasks of one route whose {@code notAfter} has passed, the longest ago
   * first, so that one instance ends them; also those of subscriptions that are paused or blocked.
   */
  @Transactional
  public List<UUID> claimLate(Lease lease, Route route, int most) {
    return jdbc.sql(LATE)
        .param("route", route.word())
        .param("most", most)
        .param("owner", lease.owner())
        .param("seconds", lease.seconds())
        .query(Sql.ID)
        .list();
  }

  private static ClaimedTask task(ResultSet row) throws SQLException {
    return new ClaimedTask(
        row.getObject("id", UUID.class),
        row.getInt("fence"),
        row.getString("subscription"),
        Verb.of(row.getString("verb")).orElseThrow(),
        Resource.of(row.getString("resource")).orElseThrow(),
        Route.of(row.getString("route")).orElseThrow(),
        row.getString("servicer_id"),
        Duration.ofMillis((long) (row.getDouble("age") * 1000)),
        row.getBytes("body"),
        row.getBytes("rest"),
        part(row),
        sealed(row),
        row.getInt("resends") > 0,
        TraceContext.kept(row.getString("traceparent"), row.getString("tracestate")));
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

  /**
   * How much may be claimed at once.
   *
   * @param blocked subscriptions for which nothing can be sent now; nothing of theirs is claimed
   * @param most the most Tasks
   * @param each the most Tasks of one kind, together with those in hand
   * @param inHand how many Tasks of each kind the caller has in hand
   */
  public record ClaimLimits(Set<String> blocked, int most, int each, Map<Kind, Integer> inHand) {

    /** Tasks that can stand in each other's way. */
    public record Kind(String subscription, Resource resource) {
      /** The kind of a Task. */
      public static Kind of(ClaimedTask task) {
        return new Kind(task.subscription(), task.resource());
      }
    }

    /** A batch of all kinds. */
    public static ClaimLimits of(Set<String> blocked, int most) {
      return new ClaimLimits(blocked, most, Integer.MAX_VALUE, Map.of());
    }
  }
}
