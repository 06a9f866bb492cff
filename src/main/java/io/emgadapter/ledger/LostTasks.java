package io.emgadapter.ledger;

import io.emgadapter.sight.LeaseLosses;
import io.emgadapter.sight.LeaseLosses.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlValue;

/**
 * Of the Tasks that a transaction found not to be its own, counts those whose lease was lost. The
 * others have ended, are too late or are paused. The ledger is asked only where some are missing.
 */
@Step
public record LostTasks(JdbcClient jdbc, LeaseLosses losses) {
  // Each lease raises the fence. What is READY and due has a lease that is over, though nobody has
  // taken it yet.
  private static final String LOST =
      """
      select count(*) from task join unnest(:tasks, :fences) as given (task, fence)
        on given.task = task.id
      where task.fence <> given.fence or task.state = 'READY' and task.due_at <= ledger_now()\
      """;

  /**
   * Counts them.
   *
   * @param missing how many of these were not found to be one's own
   */
  public void count(Place place, int missing, SqlValue tasks, SqlValue fences) {
    if (missing > 0) {
      losses.add(
          place,
          jdbc.sql(LOST)
              .param("tasks", tasks)
              .param("fences", fences)
              .query(Integer.class)
              .single());
    }
  }
}
