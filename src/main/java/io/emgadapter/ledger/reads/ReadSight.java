package io.emgadapter.ledger.reads;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the numbers that are gauges: the same for every instance, because they are the ledger's.
 */
@Component
public record ReadSight(JdbcClient jdbc) {
  // Each half by its own partial index, as in ReadBacklog.
  private static final String TASKS =
      """
      select subscription, state, count(*) as tasks,
        extract(epoch from ledger_now() - min(accepted_at))::float8 as seconds
      from (
        select subscription, state, accepted_at from task where state = 'READY'
        union all
        select subscription, state, accepted_at from task
        where state in ('HELD', 'SENDING', 'SENT', 'UNKNOWN', 'UNANSWERED')) as unfinished
      group by subscription, state\
      """;

  private static final String PARKED =
      """
      select source, reason, count(*) as parked,
        extract(epoch from ledger_now() - min(parked_at))::float8 as seconds
      from parked where state = 'PARKED' group by source, reason\
      """;

  // What is not read is counted up to a limit: who is that far behind needs no exact number.
  private static final String READERS =
      """
      select reader,
        (select count(*) from (
          select from event where event.number > event_cursor.number limit 10000) as behind) as behind,
        (select count(*) from event_retry
          where event_retry.reader = event_cursor.reader and state = 'DUE') as retries
      from event_cursor where reader in ('events', 'replies') or reader like 'webhook:%'\
      """;

  private static final String TABLES =
      """
      select relname, n_live_tup, n_dead_tup, pg_total_relation_size(relid) as bytes
      from pg_stat_user_tables where schemaname = current_schema()
      order by bytes desc, relname limit 10\
      """;

  /**
   * Unfinished Tasks of a subscription in one state.
   *
   * @param seconds since the oldest of them was accepted
   */
  public record Unfinished(String subscription, String state, long tasks, double seconds) {}

  /**
   * What is parked and open for one reason.
   *
   * @param seconds since the oldest of it was parked
   */
  public record Parked(String source, String reason, long parked, double seconds) {}

  /**
   * A reader of the log.
   *
   * @param behind events that it has not read, counted up to 10,000
   * @param retries copies that were not taken and go again
   */
  public record Reader(String name, long behind, long retries) {
    /** Whether it is that of a webhook, of which there may be many. */
    public boolean isWebhook() {
      return name.startsWith("webhook:");
    }
  }

  /** A table, by the database's own statistics: estimates that a vacuum or analyze renews. */
  public record Table(String name, long live, long dead, long bytes) {}

  /** The unfinished Tasks; no row where there are none. */
  public List<Unfinished> tasks() {
    return jdbc.sql(TASKS)
        .query((row, _) ->
            new Unfinished(
                row.getString("subscription"),
                row.getString("state"),
                row.getLong("tasks"),
                row.getDouble("seconds")))
        .list();
  }

  /** What is parked and open. */
  public List<Parked> parked() {
    return jdbc.sql(PARKED)
        .query((row, _) ->
            new Parked(
                row.getString("source"),
                row.getString("reason"),
                row.getLong("parked"),
                row.getDouble("seconds")))
        .list();
  }

  /** Those who take events somewhere. */
  public List<Reader> readers() {
    return jdbc.sql(READERS)
        .query((row, _) ->
            new Reader(row.getString("reader"), row.getLong("behind"), row.getLong("retries")))
        .list();
  }

  /** The ten largest tables of the ledger. */
  public List<Table> tables() {
    return jdbc.sql(TABLES)
        .query((row, _) ->
            new Table(
                row.getString("relname"),
                row.getLong("n_live_tup"),
                row.getLong("n_dead_tup"),
                row.getLong("bytes")))
        .list();
  }
}
