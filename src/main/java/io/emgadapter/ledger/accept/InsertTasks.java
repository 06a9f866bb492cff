package io.emgadapter.ledger.accept;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.send.ClaimedTask.SealedText;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Verb;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes new Tasks. */
@Step
record InsertTasks(JdbcClient jdbc) {
  // What was signed ahead has its first fence behind it, though it does not go: whoever claims it
  // gets another, so that word of the first is no word of what that one sends.
  private static final String SQL =
      """
      with given as (
        select *, state = 'READY' and text is not null
            and (not_after is null or not_after > ledger_now())
            and not exists (select 1 from paused where paused.subscription = t.subscription) as goes
        from unnest(:ids, :requests, :subscriptions, :lanes, :turns, :verbs, :resources, :routes,
          :states, :requestors, :servicers, :not_afters, :texts, :signatures)
          as t (id, request, subscription, lane, turn, verb, resource, route, state,
            requestor_id, servicer_id, not_after, text, signature)),
      added as (
        insert into task (id, request, subscription, lane, turn, verb, resource, route, state,
          requestor_id, servicer_id, not_after, owner, fence, sent_at,
          text, signature, due_at)
        select id, request, subscription, lane, turn, verb, resource, route,
          case when goes then 'SENDING' else state end, requestor_id, servicer_id, not_after,
          case when goes then :owner end, case when text is null then 0 else :fence end,
          case when goes then ledger_now() end,
          case when goes then text end, case when goes then signature end,
          case when goes then ledger_now() + make_interval(secs => :seconds)
            when state = 'HELD' then coalesce(not_after, 'infinity') else ledger_now() end
        from given)
      select id from given where goes\
      """;

  private static final String STILL_GOING =
      """
      select id from task where id = any(:tasks) and state = 'SENDING' and owner = :owner
        and fence = :fence and due_at > ledger_now()\
      """;

  /** Writes them; gives those that were signed ahead and may go, which are sealed by it. */
  Set<UUID> insert(List<NewTask> tasks, SignedAhead ahead) {
    if (tasks.isEmpty()) {
      return Set.of();
    }
    return jdbc.sql(SQL)
        .param("ids", Sql.uuids(tasks, NewTask::id))
        .param("requests", Sql.uuids(tasks, NewTask::request))
        .param("subscriptions", Sql.texts(tasks, NewTask::subscription))
        .param("lanes", Sql.uuids(tasks, NewTask::lane))
        .param("turns", Sql.ints(tasks, NewTask::turn))
        .param("verbs", Sql.texts(tasks, task -> task.verb().word()))
        .param("resources", Sql.texts(tasks, task -> task.resource().word()))
        .param("routes", Sql.texts(tasks, task -> task.route().word()))
        .param("states", Sql.texts(tasks, NewTask::state))
        .param("requestors", Sql.texts(tasks, NewTask::requestorId))
        .param("servicers", Sql.texts(tasks, NewTask::servicerId))
        .param("not_afters", Sql.times(tasks, NewTask::notAfter))
        .param("texts", Sql.bytes(tasks, task -> text(ahead.texts().get(task.id()))))
        .param("signatures", Sql.texts(tasks, task -> signature(ahead.texts().get(task.id()))))
        .param("owner", ahead.lease().owner())
        .param("seconds", ahead.lease().seconds())
        .param("fence", SignedAhead.FENCE)
        .query(Sql.ID)
        .set();
  }

  /**
   * Of those that a first try has written, whose commit was in doubt, the ones that still go:
   * nothing of them has left.
   */
  Set<UUID> stillGoing(SignedAhead ahead) {
    return ahead.texts().isEmpty()
        ? Set.of()
        : jdbc.sql(STILL_GOING)
            .param("tasks", Sql.uuids(ahead.texts().keySet()))
            .param("owner", ahead.lease().owner())
            .param("fence", SignedAhead.FENCE)
            .query(Sql.ID)
            .set();
  }

  private static byte @Nullable [] text(@Nullable SealedText sealed) {
    return sealed == null ? null : sealed.text().getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String signature(@Nullable SealedText sealed) {
    return sealed == null ? null : sealed.signature();
  }

  /** A Task as it enters the ledger; the columns of the same names say what the fields mean. */
  record NewTask(
      UUID id,
      UUID request,
      String subscription,
      UUID lane,
      int turn,
      Verb verb,
      Resource resource,
      Route route,
      TaskState state,
      @Nullable String requestorId,
      @Nullable String servicerId,
      @Nullable Instant notAfter) {}
}
