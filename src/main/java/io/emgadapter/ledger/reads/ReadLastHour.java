package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.TaskEnd.Reason;
import java.util.List;
import java.util.function.Predicate;
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
      select subscription, slot, refused, case when answered then status_code end as status_code,
        case when answered then step end as step, count(*) as tasks
      from (
        select subscription, status_code,
          state in ('ACKNOWLEDGED', 'REFUSED') and reason is distinct from :operator as answered,
          state = 'REFUSED' and reason is distinct from :operator as refused,
          greatest(0, least(:slots - 1,
            floor(extract(epoch from ledger_now() - accepted_at)::float8 / 300)::int)) as slot,
          floor(:steps * ln(greatest(1,
            extract(epoch from ended_at - accepted_at)::float8 * 1000)))::int as step
        from task
        where id >= (lpad(to_hex(
            (extract(epoch from ledger_now()) * 1000)::bigint - 3600000), 12, '0')
          || repeat('0', 20))::uuid
        order by id desc limit :most) as latest
      group by 1, 2, 3, 4, 5\
      """;

  /**
   * What was counted.
   *
   * @param cut whether there were more than are looked at
   * @param oldest the oldest slot that was reached; with {@code cut} only in part
   */
  public record Hour(boolean cut, int oldest, List<Counted> tasks) {
    static Hour of(List<Counted> tasks, int most) {
      boolean cut = tasks.stream().mapToLong(Counted::tasks).sum() >= most;
      return new Hour(
          cut, cut ? tasks.stream().mapToInt(Counted::slot).max().orElse(0) : SLOTS - 1, tasks);
    }

    /** The same of some subscriptions: what was not reached was not reached for any of them. */
    public Hour of(Predicate<String> subscriptions) {
      return new Hour(
          cut,
          oldest,
          tasks.stream().filter(each -> subscriptions.test(each.subscription())).toList());
    }
  }

  /**
   * Tasks of the last hour that have all of this in common.
   *
   * @param slot how many times five minutes ago they were accepted
   * @param refused whether Equinix refused them; what an operator says of one is no answer
   * @param statusCode Equinix's
   * @param step how long Equinix's answer took since then, on a scale of logarithms; null where
   *     there is none
   */
  public record Counted(
      String subscription,
      int slot,
      boolean refused,
      @Nullable Integer statusCode,
      @Nullable Integer step,
      long tasks) {}

  /**
   * The last hour.
   *
   * @param most how many Tasks are looked at
   */
  public Hour hour(int most) {
    List<Counted> tasks =
        jdbc.sql(SQL)
            .param("steps", STEPS)
            .param("most", most)
            .param("slots", SLOTS)
            .param("operator", Reason.OPERATOR.code())
            .query((row, _) ->
                new Counted(
                    row.getString("subscription"),
                    row.getInt("slot"),
                    row.getBoolean("refused"),
                    row.getObject("status_code", Integer.class),
                    row.getObject("step", Integer.class),
                    row.getLong("tasks")))
            .list();
    return Hour.of(tasks, most);
  }

  /** The middle of a step, in milliseconds; it is at most 5 % off. */
  public static double millis(int step) {
    return Math.exp((step + 0.5) / STEPS);
  }
}
