package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.reads.Page.PageKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the life of one work request as one list in the order of time, out of what the ledger keeps
 * anyway. The event of an answer is not listed beside the answer: both are of one transaction.
 */
@Component
public record ReadTimeline(JdbcClient jdbc) {
  private static final String FIND =
      """
      select id, subscription from request
      where sender = :sender and request_id = :id and stage < 2\
      """;

  // Of an order at which it is aimed, only what came later.
  private static final String PARTS =
      """
      with asked as materialized (select * from request where id = :request),
      tasks as materialized (
        select task.* from asked join task on task.lane = asked.lane and task.request = asked.id),
      orders as materialized (
        select made.subscription, made.servicer_id, made.appeared_at as since
        from tasks join equinix_order made on made.task = tasks.id
        union
        select aimed.subscription, aimed.servicer_id, tasks.accepted_at
        from tasks join equinix_order aimed on aimed.subscription = tasks.subscription
          and aimed.servicer_id = tasks.servicer_id and tasks.verb <> 'Create'
        where :everyone or exists (
          select 1 from task maker join request on request.id = maker.request
          where maker.id = aimed.task and request.sender = any(:senders))),
      changes as (
        select change.*, note.event
        from orders join order_change change using (subscription, servicer_id)
          left join notification note on change.source = 'notification'
            and note.subscription = change.subscription and note.message_id = change.key
        where change.taken_at >= orders.since),
      told as (
        select number, id, type, occurred_at, null as servicer_id
        from event where request = :request and final
        union
        select number, event.id, type, occurred_at, servicer_id
        from changes join event on event.id = changes.event),
      aside as materialized (
        select parked.id, tasks.id as about, parked_at, parked.state, parked.reason
        from tasks join parked on parked.id = tasks.id
          and parked.subscription = tasks.subscription
        where :operator
        union
        select parked.id, tasks.id, parked_at, parked.state, parked.reason
        from tasks join parked on parked.task = tasks.id
          and parked.subscription = tasks.subscription
        where :operator),
      acted as materialized (
        select 'task/' || id as path, id as about from tasks where :operator
        union select 'parked/' || id, id from tasks where :operator
        union select 'parked/' || id, about from aside),
      """;

  private static final String STEPS =
      """
      steps (at, key, kind, task, servicer_id, id, state, words, count) as (
        select accepted_at, '0', 'accepted', null::uuid, null, null, verb, resource,
          (select count(*) from tasks) from asked
        union all
        select coalesce(sent_at, accepted_at), '3/' || id,
          case state when 'HELD' then 'held' else 'waiting' end, id, servicer_id, null, state,
          reason, attempts
        from tasks where state in ('HELD', 'READY', 'SENDING', 'UNKNOWN', 'UNANSWERED')
        union all
        select sent_at, '2/' || id, 'sent', id, null, null, null, route, attempts
        from tasks where sent_at is not null
        union all
        select ended_at, '4/' || id, 'ended', id, null, null, state, reason, status_code
        from tasks where ended_at is not null
        union all
        select taken_at, '5/' || servicer_id || '/' || lpad(seq::text, 19, '0'), 'change', null,
          servicer_id, case source when 'notification' then key end, state, source, null
        from changes
        union all
        select occurred_at, '6/' || lpad(number::text, 19, '0'), 'event', null, servicer_id,
          id::text, null, type, null
        from told
        union all
        select coalesce(tried_at, due_at), '7/' || lpad(number::text, 19, '0') || '/' || destination,
          'delivery', null, null, told.id::text, state,
          destination || coalesce(': ' || outcome, ''), attempts
        from told join event_retry using (number) where :everyone
        union all
        select parked_at, '8/' || id, 'parked', about, null, id::text, state, reason, null
        from aside
        union all
        select at, '9/' || audit.id, 'act', about, null, target, action,
          actor || coalesce(': ' || detail, ''), null
        from acted join audit on target = path)
      select * from steps where (at, key) > (:at, :key) order by at, key limit :most\
      """;

  /** A request: its name in the ledger, and whose it is. */
  public record Known(UUID request, String subscription) {}

  /** The request that this sender gave this id. */
  public Optional<Known> known(String sender, String id) {
    return jdbc.sql(FIND)
        .param("sender", sender)
        .param("id", id)
        .query(
            (row, _) -> new Known(row.getObject("id", UUID.class), row.getString("subscription")))
        .optional();
  }

  /**
   * Who looks.
   *
   * @param senders whose orders it sees; null for everybody's, and for deliveries
   * @param operator whether it sees what is parked and what people did
   */
  public record Onlooker(@Nullable Collection<String> senders, boolean operator) {}

  /** A page, the earliest first. */
  public Page<TimelineStep> page(
      UUID request, Onlooker onlooker, @Nullable PageKey after, int most) {
    Collection<String> senders = onlooker.senders();
    Instant from = after == null ? Instant.EPOCH : after.at();
    List<Row> found =
        jdbc.sql(PARTS + STEPS)
            .param("request", request)
            .param("everyone", senders == null)
            .param("senders", Sql.texts(senders == null ? List.of() : senders))
            .param("operator", onlooker.operator())
            .param("at", from.atOffset(ZoneOffset.UTC))
            .param("key", after == null ? "" : after.id())
            .param("most", most + 1)
            .query((row, _) -> new Row(step(row), row.getString("key")))
            .list();
    Page<Row> page = Page.of(found, most, last -> new PageKey(last.step().at(), last.key()));
    return new Page<>(page.items().stream().map(Row::step).toList(), page.next());
  }

  private record Row(TimelineStep step, String key) {}

  private static TimelineStep step(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return new TimelineStep(
        ReadTasks.requiredInstant(row, "at"),
        kind,
        new TimelineWords(
                kind,
                row.getString("state"),
                row.getString("words"),
                row.getObject("count", Long.class))
            .sentence(),
        row.getString("state"),
        row.getObject("task", UUID.class),
        row.getString("servicer_id"),
        row.getString("id"));
  }

  /**
   * One step in the life of a work request.
   *
   * @param kind {@code accepted}, {@code held}, {@code waiting}, {@code sent}, {@code ended},
   *     {@code change}, {@code event}, {@code delivery}, {@code parked} or {@code act}
   * @param sentence what happened, without words of Equinix's or of a Body
   * @param state of a Task, an order, a delivery or what is parked, after it; the verb of a request
   *     or of an act
   * @param task the Task that it is about
   * @param servicerId the order that it is about
   * @param id of the message, the event, what is parked, or the target of an act
   */
  public record TimelineStep(
      Instant at,
      String kind,
      String sentence,
      @Nullable String state,
      @Nullable UUID task,
      @Nullable String servicerId,
      @Nullable String id) {}
}
