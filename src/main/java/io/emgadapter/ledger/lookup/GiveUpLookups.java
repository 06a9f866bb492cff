package io.emgadapter.ledger.lookup;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.end.CompleteTasks;
import io.emgadapter.ledger.lane.Lanes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
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

  GiveUpLookups(JdbcClient jdbc, Lanes lanes, CompleteTasks completeTasks) {
    this.jdbc = jdbc;
    this.lanes = lanes;
    this.completeTasks = completeTasks;
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
    Set<UUID> mine =
        jdbc.sql(STILL_MINE)
            .param("tasks", Sql.uuids(undecided, Undecided::task))
            .param("fences", Sql.ints(undecided, Undecided::fence))
            .query(Sql.ID)
            .set();
    completeTasks.end(
        undecided.stream()
            .filter(each -> mine.contains(each.task()))
            .map(each -> TaskEnd.undecided(each.task(), each.cause()))
            .toList());
  }
}
