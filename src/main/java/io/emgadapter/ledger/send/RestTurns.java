package io.emgadapter.ledger.send;

import io.emgadapter.gateway.rest.call.CallTurns;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps in the table {@code rest_turn} when the next call of each account may start, by the
 * ledger's clock. Whoever takes turns pushes that on by as many gaps; so no two instances have the
 * same turn, and one that dies with some of them only leaves them empty.
 */
@Component
record RestTurns(JdbcClient jdbc) implements CallTurns {
  // What is further ahead than a pause may be was written by a clock that has been set back since.
  private static final String NEXT =
      """
      case when turn.next_at > ledger_now() + make_interval(secs => :longestPause)
        then ledger_now() else greatest(turn.next_at, ledger_now()) end\
      """;

  private static final String TAKE =
      """
      with taken as (
        insert into rest_turn as turn (account, next_at)
        values (:account, ledger_now() + make_interval(secs => :all))
        on conflict (account) do update
        set next_at = %1$s + make_interval(secs => :all)
        where %1$s <= ledger_now() + make_interval(secs => :longest)
        returning next_at)
      select
        (select extract(epoch from next_at - ledger_now()) - :all from taken)::float8 as taken_in,
        (select extract(epoch from next_at - ledger_now())
          from rest_turn where account = :account)::float8 as free_in\
      """
          .formatted(NEXT);

  private static final String HOLD_BACK =
      """
      insert into rest_turn as turn (account, next_at)
      values (:account, ledger_now() + make_interval(secs => :pause))
      on conflict (account) do update
      set next_at = greatest(%s, ledger_now() + make_interval(secs => :pause))\
      """
          .formatted(NEXT);

  @Override
  public Turn take(byte[] account, int count, Duration gap, Duration longest) {
    return jdbc.sql(TAKE)
        .param("account", account)
        .param("all", seconds(gap.multipliedBy(count)))
        .param("longest", seconds(longest))
        .param("longestPause", seconds(LONGEST_PAUSE))
        .query((row, _) -> {
          double in = row.getDouble("taken_in");
          return row.wasNull()
              ? new Turn(false, duration(row.getDouble("free_in")))
              : new Turn(true, duration(in));
        })
        .single();
  }

  @Override
  public void holdBack(byte[] account, Duration pause) {
    Duration shorter = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    jdbc.sql(HOLD_BACK)
        .param("account", account)
        .param("pause", seconds(shorter))
        .param("longestPause", seconds(LONGEST_PAUSE))
        .update();
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.max(0, (long) (seconds * 1e9)));
  }
}
