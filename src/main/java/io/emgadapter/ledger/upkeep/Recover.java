package io.emgadapter.ledger.upkeep;

import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.TaskState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction after a restore from a backup: whatever was unfinished when the backup was taken
 * may have gone on since, so none of it may be sent. It happens once for each restore; an instance
 * that starts at the same time waits for it.
 */
@Component
public class Recover {
  // A restored dump has other tables, and a recovery to a point in time has another timeline, so
  // there the same word counts again. A copy of the files has neither, and needs another word.
  private static final String MARK =
      """
      insert into recovery (restore)
      values (:word || '/' || 'task'::regclass::oid || '/'
        || left(pg_walfile_name(pg_current_wal_lsn()), 8))
      on conflict do nothing returning restore\
      """;

  // With another fence, so that nobody who held a lease writes any more. A Create may have been
  // sent
  // again since the backup was taken, so it counts as if it had been, and no policy sends it; with
  // it what was UNKNOWN already.
  private static final String DOUBT =
      """
      update task set state = 'UNKNOWN', owner = null, fence = fence + 1, reason = 'restored',
        looks = 0, resends = case verb when 'Create' then greatest(resends, 1) else resends end,
        due_at = ledger_now() + make_interval(secs => :millis / 1000.0)
      where state in ('HELD', 'READY', 'SENDING', 'SENT', 'UNANSWERED', 'UNKNOWN')
        and (state = 'UNKNOWN' or state || '>UNKNOWN' = any(:transitions))\
      """;

  // Numbers that were given since the backup was taken are never given to other events.
  private static final String AHEAD =
      "select setval('event_number', nextval('event_number') + 1000000000)";

  private static final String COUNT = "update recovery set tasks = :tasks where restore = :restore";

  private final JdbcClient jdbc;
  private final Deadlines deadlines;

  Recover(JdbcClient jdbc, Deadlines deadlines) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
  }

  /**
   * What was done.
   *
   * @param first false if the ledger had recovered from this restore before; then nothing was done
   * @param tasks how many Tasks are UNKNOWN by now
   */
  public record Recovered(boolean first, int tasks) {}

  /**
   * Makes everything unfinished UNKNOWN.
   *
   * @param word names the restore
   */
  @Transactional
  public Recovered recover(String word) {
    return jdbc.sql(MARK)
        .param("word", word)
        .query(String.class)
        .optional()
        .map(this::doubt)
        .orElseGet(() -> new Recovered(false, 0));
  }

  private Recovered doubt(String restore) {
    int tasks =
        jdbc.sql(DOUBT)
            .param("millis", deadlines.looks().first().toMillis())
            .param("transitions", Sql.texts(TaskState.transitions()))
            .update();
    jdbc.sql(AHEAD).query(_ -> {});
    jdbc.sql(COUNT).param("tasks", tasks).param("restore", restore).update();
    return new Recovered(true, tasks);
  }
}
