package io.emgadapter.ledger.reads;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the Tasks that were accepted in the last hour. Their ids tell the time, so the primary key
 * finds them, the latest first and no more than {@link #MOST}; nothing older is touched.
 */
@Component
public record ReadLastHour(JdbcClient jdbc) {
  /** So many Tasks are looked at; with more, the hour is cut short. */
  public static final int MOST = 20_000;

  /** Of the hour. */
  public static final int SLOTS = 12;

  /** Steps of the length of time, for each factor of e. */
  private static final int STEPS = 10;

  private static final String SQL =
      """
      select subscription, slot, state, status_code, step, count(*) as tasks
      from (
        select subscription, state, status_code,
          floor(extract(epoch from ledger_now() - accepted_at)::float8 / 300)::int as slot,
          case when state in ('ACKNOWLEDGED', 'REFUSED') then floor(:steps * ln(greatest(1,
            extract(epoch from ended_at - accepted_at)::float8 * 1000)))::int end as step
        from task
        where id >= (lpad(to_hex(
            (extract(epoch from ledger_now()) * 1000)::bigint - 3600000), 12, '0')
          || repeat('0', 20))::uuid
        order by id desc limit :most) as latest
      where slot between 0 and :slots - 1
      group by subscription, slot, state, status_code, step\
      """;

  /**
   * Tasks of the last hour that have all of this in common.
   *
   * @param slot how many times five minutes ago they were accepted
   * @param state see {@link io.emgadapter.ledger.TaskState}
   * @param statusCode Equinix's
   * @param step how long Equinix's answer took since then, on a scale of logarithms; null where
   *     there is none
   */
  public record Counted(
      String subscription,
      int slot,
      String state,
      @Nullable Integer statusCode,
      @Nullable Integer step,
      long tasks) {}

  /** All of them. */
  public List<Counted> tasks() {
    return jdbc.sql(SQL)
        .param("steps", STEPS)
        .param("most", MOST)
        .param("slots", SLOTS)
        .query((row, _) ->
            new Counted(
                row.getString("subscription"),
                row.getInt("slot"),
                row.getString("state"),
                row.getObject("status_code", Integer.class),
                row.getObject("step", Integer.class),
                row.getLong("tasks")))
        .list();
  }

  /** The middle of a step, in milliseconds; it is at most 5 % off. */
  public static double millis(int step) {
    return Math.exp((step + 0.5) / STEPS);
  }
}
