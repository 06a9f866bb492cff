package io.emgadapter.ledger.lookup;

import io.emgadapter.ledger.LostTasks;
import io.emgadapter.ledger.Sql;
import io.emgadapter.sight.LeaseLosses.Place;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction by which the holder of a lease says when Tasks must be looked up again. */
@Component
public class PutOffLookups {
  private static final String SQL =
      """
      with given as (
        select * from unnest(:tasks, :fences, :looks, :millis, :causes)
          as g (task, fence, looks, millis, cause)),
      mine as (
        select id from task join given on given.task = task.id
        where task.fence = given.fence and state = 'UNKNOWN'
        order by id for no key update of task)
      update task set looks = given.looks, owner = null, reason = given.cause,
        due_at = ledger_now() + make_interval(secs => given.millis / 1000.0)
      from mine join given on given.task = mine.id
      where task.id = mine.id and task.fence = given.fence and task.state = 'UNKNOWN'\
      """;

  private final JdbcClient jdbc;
  private final LostTasks lostTasks;

  PutOffLookups(JdbcClient jdbc, LostTasks lostTasks) {
    this.jdbc = jdbc;
    this.lostTasks = lostTasks;
  }

  /**
   * A Task that must be looked up again.
   *
   * @param looks how many look-ups could ask and found nothing by now
   * @param dueIn the time until the next one
   * @param cause what the last one found, for the operator
   */
  public record PutOff(UUID task, int fence, int looks, Duration dueIn, String cause) {}

  /** Puts these off; Tasks that were decided or taken over meanwhile stay as they are. */
  @Transactional
  public void putOff(List<PutOff> lookups) {
    SqlValue tasks = Sql.uuids(lookups, PutOff::task);
    SqlValue fences = Sql.ints(lookups, PutOff::fence);
    int mine =
        jdbc.sql(SQL)
            .param("tasks", tasks)
            .param("fences", fences)
            .param("looks", Sql.ints(lookups, PutOff::looks))
            .param("millis", Sql.longs(lookups, lookup -> lookup.dueIn().toMillis()))
            .param("causes", Sql.texts(lookups, PutOff::cause))
            .update();
    lostTasks.count(Place.LOOK_UPS, lookups.size() - mine, tasks, fences);
  }
}
