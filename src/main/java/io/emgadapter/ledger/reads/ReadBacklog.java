package io.emgadapter.ledger.reads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what waits, for those who watch. */
@Component
public record ReadBacklog(JdbcClient jdbc) {
  // Each half by its own partial index; the two together are the unfinished Tasks. A READY one
  // could
  // have gone since it was first tried, or, never claimed, since it became READY.
  private static final String BY_SUBSCRIPTION =
      """
      with unfinished as (
        select subscription, state,
          coalesce(sent_at, case fence when 0 then due_at else accepted_at end) as since
        from task where state = 'READY'
        union all
        select subscription, state, null from task
        where state in ('HELD', 'SENDING', 'SENT', 'UNKNOWN', 'UNANSWERED')),
      counted as (
        select subscription,
          count(*) filter (where state = 'READY') as ready,
          count(*) filter (where state = 'HELD') as held,
          count(*) filter (where state = 'SENDING') as sending,
          count(*) filter (where state = 'SENT') as sent,
          count(*) filter (where state = 'UNKNOWN') as unknown,
          count(*) filter (where state = 'UNANSWERED') as unanswered,
          min(since) as oldest
        from unfinished group by subscription)
      select subscription, coalesce(ready, 0) as ready, coalesce(held, 0) as held,
        coalesce(sending, 0) as sending, coalesce(sent, 0) as sent,
        coalesce(unknown, 0) as unknown, coalesce(unanswered, 0) as unanswered,
        coalesce(extract(epoch from ledger_now() - oldest), 0)::bigint as oldest_seconds,
        paused_by, paused_at, comment
      from counted full join paused using (subscription) order by subscription\
      """;

  private static final String ATTENTION =
      """
      select
        (select count(*) from parked where state = 'PARKED') as parked,
        (select count(*) from event_retry where state = 'UNDELIVERABLE') as undeliverable,
        unheard.events as unheard, unheard.seconds
      from (
        select count(*) as events,
          coalesce(extract(epoch from ledger_now() - min(occurred_at)), 0)::bigint as seconds
        from event_retry join event using (number)
        where state = 'DUE' and attempts > 0 and final and destination = 'events') as unheard\
      """;

  /**
   * What a person should look at.
   *
   * @param parked open
   * @param undeliverable copies that were given up, because a sender's own queue is gone
   * @param unheard final events that wait because no queue is bound for them
   * @param oldestUnheardSeconds how long the oldest of them waits; 0 for none
   */
  public record Attention(
      long parked, long undeliverable, long unheard, long oldestUnheardSeconds) {}

  /** The subscriptions that have unfinished Tasks, or are paused. */
  public List<Backlog> bySubscription() {
    return jdbc.sql(BY_SUBSCRIPTION).query((row, _) -> backlog(row)).list();
  }

  /** True; fails where the ledger, or its schema, cannot be used. */
  public boolean isUsable() {
    return jdbc.sql("select exists (select from request limit 1) or true")
        .query(Boolean.class)
        .single();
  }

  /** What a person should look at, now. */
  public Attention attention() {
    return jdbc.sql(ATTENTION)
        .query((row, _) ->
            new Attention(
                row.getLong("parked"),
                row.getLong("undeliverable"),
                row.getLong("unheard"),
                row.getLong("seconds")))
        .single();
  }

  private static Backlog backlog(ResultSet row) throws SQLException {
    return new Backlog(
        row.getString("subscription"),
        row.getLong("ready"),
        row.getLong("held"),
        row.getLong("sending"),
        row.getLong("sent"),
        row.getLong("unknown"),
        row.getLong("unanswered"),
        row.getLong("oldest_seconds"),
        row.getString("paused_by"),
        ReadTasks.instant(row, "paused_at"),
        row.getString("comment"));
  }

  /**
   * How many unfinished Tasks a subscription has.
   *
   * @param unanswered their answer did not come in time, but may still
   * @param oldestReadySeconds how long the oldest READY one could have gone; 0 for none
   * @param pausedBy who stopped the sending; null where it is not stopped
   */
  public record Backlog(
      String subscription,
      long ready,
      long held,
      long sending,
      long sent,
      long unknown,
      long unanswered,
      long oldestReadySeconds,
      @Nullable String pausedBy,
      @Nullable Instant pausedAt,
      @Nullable String pauseComment) {}
}
