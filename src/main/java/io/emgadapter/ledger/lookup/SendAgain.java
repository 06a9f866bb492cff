package io.emgadapter.ledger.lookup;

import io.emgadapter.ledger.LostTasks;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.lane.Lanes;
import io.emgadapter.sight.LeaseLosses.Place;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that lets Creates be sent once more although they may have reached Equinix,
 * because a policy says so: with the same text and signature, only once, and not if a Cancel waits
 * or it is too late.
 */
@Component
public class SendAgain {
  private static final String SQL =
      """
      with mine as (
        select id from task join unnest(:tasks, :fences) as given (task, fence)
          on given.task = task.id and given.fence = task.fence
        where state = 'UNKNOWN' and verb = 'Create' and resends = 0
          and (not_after is null or not_after > ledger_now())
          and not exists (select 1 from task held where held.lane = task.lane
            and held.verb = 'Cancel' and held.state = 'HELD')
        order by id for no key update of task)
      update task set state = 'READY', resends = resends + 1, looks = 0, owner = null,
        due_at = ledger_now()
      from mine where task.id = mine.id and task.state = 'UNKNOWN'
        and 'UNKNOWN>READY' = any(:transitions)
      returning task.id\
      """;

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final LostTasks lostTasks;

  SendAgain(JdbcClient jdbc, Lanes lanes, LostTasks lostTasks) {
    this.jdbc = jdbc;
    this.lanes = lanes;
    this.lostTasks = lostTasks;
  }

  /** A Task of which the holder of its lease found nothing at Equinix. */
  public record Lost(UUID task, int fence) {}

  /**
   * Lets these be sent again.
   *
   * @return those that are sent again
   */
  @Transactional
  public Set<UUID> sendAgain(List<Lost> lost) {
    lanes.lockOf(lost.stream().map(Lost::task).toList()); // so that no Cancel comes in between
    SqlValue tasks = Sql.uuids(lost, Lost::task);
    SqlValue fences = Sql.ints(lost, Lost::fence);
    Set<UUID> sent =
        jdbc.sql(SQL)
            .param("tasks", tasks)
            .param("fences", fences)
            .param("transitions", Sql.texts(TaskState.transitions()))
            .query(Sql.ID)
            .set();
    lostTasks.count(Place.LOOK_UPS, lost.size() - sent.size(), tasks, fences);
    return sent;
  }
}
