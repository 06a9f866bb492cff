package io.emgadapter.ledger.lookup;

import io.emgadapter.ledger.LostTasks;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.end.CompleteTasks;
import io.emgadapter.ledger.lane.Lanes;
import io.emgadapter.sight.LeaseLosses.Place;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction by which the holder of a lease parks Tasks that no look-up decided. */
@Component
public class GiveUpLookups {
  private static final String STILL_MINE =
      """
      select id from task join unnest(:tasks, :fences) as given (task, fence)
        on given.task = task.id and given.fence = task.fence
      where state = 'UNKNOWN'\
      """;

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final CompleteTasks completeTasks;
  private final LostTasks lostTasks;

  GiveUpLookups(JdbcClient jdbc, Lanes lanes, CompleteTasks completeTasks, LostTasks lostTasks) {
    this.jdbc = jdbc;
    this.lanes = lanes;
    this.completeTasks = completeTasks;
    this.lostTasks = lostTasks;
  }

  /**
   * A Task that is not looked up any more.
   *
   * @param cause what the last look-up found, for the operator
   */
  public record Undecided(UUID task, int fence, String cause) {}

  /** Parks these; Tasks that were decided or taken over meanwhile stay as they are. */
  @Transactional
  public void giveUp(List<Undecided> undecided) {
    lanes.lockOf(undecided.stream().map(Undecided::task).toList());
    SqlValue tasks = Sql.uuids(undecided, Undecided::task);
    SqlValue fences = Sql.ints(undecided, Undecided::fence);
    Set<UUID> mine =
        jdbc.sql(STILL_MINE).param("tasks", tasks).param("fences", fences).query(Sql.ID).set();
    lostTasks.count(Place.LOOK_UPS, undecided.size() - mine.size(), tasks, fences);
    completeTasks.end(
        undecided.stream()
            .filter(each -> mine.contains(each.task()))
            .map(each -> TaskEnd.undecided(each.task(), each.cause()))
            .toList());
  }
}
