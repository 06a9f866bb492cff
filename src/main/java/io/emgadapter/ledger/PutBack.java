package io.emgadapter.ledger;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that gives claimed Tasks back because something must be known first. They stay
 * READY and come again after a pause; nothing was tried, so no attempt is counted.
 */
@Component
public class PutBack {
  private static final String SQL =
      """
      with given as (
        select * from unnest(:tasks, :fences, :seconds, :reasons)
          as g (task, fence, seconds, reason)),
      mine as (
        select id from task join given on given.task = task.id
        where task.fence = given.fence and owner = :owner and state = 'READY'
        order by id for no key update of task)
      update task set owner = null, reason = given.reason,
        due_at = least(ledger_now() + make_interval(secs => given.seconds), not_after)
      from mine join given on given.task = mine.id
      where task.id = mine.id and task.state = 'READY'\
      """;

  private final JdbcClient jdbc;

  PutBack(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A claimed Task that cannot go yet.
   *
   * @param dueIn when it comes again; not after its {@code notAfter}
   * @param reason for the operator
   */
  public record Early(UUID task, int fence, Duration dueIn, String reason) {}

  /** Gives these back; what this lease does not hold any more is left alone. */
  @Transactional
  public void putBack(Lease lease, List<Early> tasks) {
    jdbc.sql(SQL)
        .param("tasks", Sql.uuids(tasks, Early::task))
        .param("fences", Sql.ints(tasks, Early::fence))
        .param("seconds", Sql.ints(tasks, task -> (int) Math.max(1, task.dueIn().toSeconds())))
        .param("reasons", Sql.texts(tasks, Early::reason))
        .param("owner", lease.owner())
        .update();
  }
}
