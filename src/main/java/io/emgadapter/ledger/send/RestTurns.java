package io.emgadapter.ledger.send;

import io.emgadapter.gateway.rest.call.CallTurns;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  /** No turn is taken so long before: what says so was written before the clock was set back. */
  private static final Duration FURTHEST = Duration.ofMinutes(2);

  private static final String NEXT =
      """
      case when turn.next_at > ledger_now() + make_interval(secs => :furthest)
        then ledger_now() else greatest(turn.next_at, ledger_now()) end\
      """;

  // Likewise a pause.
  private static final String HELD =
      """
      case when turn.held_until > ledger_now() + make_interval(secs => :longestPause)
        then '-infinity' else turn.held_until end\
      """;

  private static final String TAKE =
      """
      with taken as (
        insert into rest_turn as turn (account, next_at)
        values (:account, ledger_now() + make_interval(secs => :all))
        on conflict (account) do update
        set next_at = %1$s + make_interval(secs => :all)
        where %1$s <= ledger_now() + make_interval(secs => :longest) and %2$s <= ledger_now()
        returning next_at),
      before as (
        select %1$s as next_at, %2$s as held_until from rest_turn as turn where account = :account)
      select
        (select extract(epoch from next_at - ledger_now()) - :all from taken)::float8 as taken_in,
        (select extract(epoch from next_at - ledger_now()) from before)::float8 as free_in,
        (select extract(epoch from greatest(held_until, ledger_now()) - ledger_now())
          from before)::float8 as held_for\
      """
          .formatted(NEXT, HELD);

  private static final String HOLD_BACK =
      """
      insert into rest_turn as turn (account, next_at, held_until)
      values (:account, ledger_now(), ledger_now() + make_interval(secs => :pause))
      on conflict (account) do update
      set held_until = greatest(%s, ledger_now() + make_interval(secs => :pause))\
      """
          .formatted(HELD);

  @Override
  public Turn take(byte[] account, int count, Duration gap, Duration longest) {
    return jdbc.sql(TAKE)
        .param("account", account)
        .param("all", seconds(gap.multipliedBy(count)))
        .param("longest", seconds(longest))
        .param("furthest", seconds(FURTHEST))
        .param("longestPause", seconds(LONGEST_PAUSE))
        .query((row, _) -> turn(row, gap, longest))
        .single();
  }

  private static Turn turn(ResultSet row, Duration gap, Duration longest) throws SQLException {
    double in = row.getDouble("taken_in");
    if (!row.wasNull()) {
      return new Turn(State.TAKEN, duration(in));
    }
    Duration held = duration(row.getDouble("held_for"));
    if (held.isPositive()) {
      return new Turn(State.HELD, held);
    }
    Duration later = duration(row.getDouble("free_in")).minus(longest);
    return new Turn(State.CROWDED, later.compareTo(gap) > 0 ? later : gap);
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
