package io.emgadapter.ledger;

import io.emgadapter.ledger.NewRequest.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes new Tasks, those that are sealed as being sent already. A step of transactions, not one
 * itself.
 */
@Component
class InsertTasks {
  private static final String SQL =
      """
      with given as (
        select t.*, text is not null and state = 'READY'
            and (not_after is null or not_after > ledger_now())
            and not exists (select 1 from paused where paused.subscription = t.subscription) as goes
        from unnest(:ids, :requests, :subscriptions, :lanes, :places, :verbs, :resources, :routes,
          :states, :requestors, :servicers, :not_afters, :texts, :signatures, :owners, :millis)
          as t (id, request, subscription, lane, place, verb, resource, route, state,
            requestor_id, servicer_id, not_after, text, signature, owner, millis))
      insert into task (id, request, subscription, lane, place, verb, resource, route, state,
        requestor_id, servicer_id, not_after, due_at, fence, owner, sent_at, text, signature)
      select id, request, subscription, lane, place, verb, resource, route,
        case when goes then 'SENDING' else state end, requestor_id, servicer_id, not_after,
        case when goes then ledger_now() + make_interval(secs => millis / 1000.0)
          when state = 'HELD' then coalesce(not_after, 'infinity') else ledger_now() end,
        case when goes then 1 else 0 end, case when goes then owner end,
        case when goes then ledger_now() end, case when goes then text end,
        case when goes then signature end
      from given
      returning id, state\
      """;

  // Under this fence only what accepted it can have it, and that has sent nothing before it knows
  // that it may.
  private static final String STILL =
      """
      select id from task join unnest(:tasks, :owners) as t (task, by) on t.task = task.id
      where state = 'SENDING' and fence = 1 and owner = t.by and due_at > ledger_now()\
      """;

  private final JdbcClient jdbc;

  InsertTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes them; gives those that are being sent now. */
  Set<UUID> insert(List<NewTask> tasks) {
    Set<UUID> inHand = new HashSet<>();
    if (!tasks.isEmpty()) {
      jdbc.sql(SQL)
          .param("ids", Sql.uuids(tasks, NewTask::id))
          .param("requests", Sql.uuids(tasks, NewTask::request))
          .param("subscriptions", Sql.texts(tasks, NewTask::subscription))
          .param("lanes", Sql.uuids(tasks, NewTask::lane))
          .param("places", Sql.ints(tasks, NewTask::place))
          .param("verbs", Sql.texts(tasks, task -> task.verb().word()))
          .param("resources", Sql.texts(tasks, task -> task.resource().word()))
          .param("routes", Sql.texts(tasks, NewTask::route))
          .param("states", Sql.texts(tasks, NewTask::state))
          .param("requestors", Sql.texts(tasks, NewTask::requestorId))
          .param("servicers", Sql.texts(tasks, NewTask::servicerId))
          .param("not_afters", Sql.times(tasks, NewTask::notAfter))
          .param("texts", Sql.bytes(tasks, InsertTasks::text))
          .param("signatures", Sql.texts(tasks, of(sealed -> sealed.text().signature())))
          .param("owners", Sql.texts(tasks, of(sealed -> sealed.lease().owner())))
          .param("millis", Sql.longs(tasks, of(sealed -> sealed.lease().length().toMillis())))
          .query(row -> {
            if (row.getString("state").equals(TaskState.SENDING.name())) {
              inHand.add(row.getObject("id", UUID.class));
            }
          });
    }
    return inHand;
  }

  /** Those of these that were written as being sent by a try whose commit was in doubt. */
  Set<UUID> stillInHand(Collection<NewRequest> tried) {
    List<Sealed> sealed = tried.stream().map(NewRequest::sealed).filter(Objects::nonNull).toList();
    return sealed.isEmpty()
        ? Set.of()
        : new HashSet<>(
            jdbc.sql(STILL)
                .param("tasks", Sql.uuids(sealed, Sealed::task))
                .param("owners", Sql.texts(sealed, each -> each.lease().owner()))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
  }

  private static byte @Nullable [] text(NewTask task) {
    Sealed sealed = task.sealed();
    return sealed == null ? null : sealed.text().text().getBytes(StandardCharsets.UTF_8);
  }

  private static Function<NewTask, @Nullable Object> of(Function<Sealed, @Nullable Object> column) {
    return task -> {
      Sealed sealed = task.sealed();
      return sealed == null ? null : column.apply(sealed);
    };
  }
}
