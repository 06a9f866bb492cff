package io.emgadapter.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction after a restore from a backup: whatever was unfinished when the backup was taken
 * may have gone on since, so that none of it may be sent. Once for each restore; an instance that
 * starts at the same time waits for it.
 */
@Component
public class Recover {
  // A restored dump has other tables, a recovery to a point in time another timeline: so the same
  // word counts anew. A copy of the files has neither, and needs another word.
  private static final String MARK =
      """
      insert into recovery (restore)
      values (:word || '/' || 'task'::regclass::oid || '/'
        || left(pg_walfile_name(pg_current_wal_lsn()), 8))
      on conflict do nothing returning restore\
      """;

  // With another fence, so that nobody who held a lease writes any more.
  private static final String DOUBT =
      """
      update task set state = 'UNKNOWN', owner = null, fence = fence + 1, reason = 'restored',
        due_at = ledger_now() + make_interval(secs => :seconds)
      where state in ('HELD', 'READY', 'SENDING', 'SENT', 'UNANSWERED')
        and state || '>UNKNOWN' = any(:transitions)\
      """;

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
   * @param first false where this restore was recovered from before; then nothing was
   * @param tasks so many became UNKNOWN
   */
  public record Recovered(boolean first, int tasks) {}

  /**
   * Doubts everything unfinished.
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
            .param("seconds", (double) deadlines.undecided().toSeconds())
            .param("transitions", Sql.texts(TaskState.transitions()))
            .update();
    jdbc.sql(COUNT).param("tasks", tasks).param("restore", restore).update();
    return new Recovered(true, tasks);
  }
}
