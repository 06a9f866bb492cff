package io.emgadapter.ledger;

import io.emgadapter.order.Problem;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction that refuses claimed Tasks which can never be ordered as they are. */
@Component
public class RefuseUnsent {
  // Under another fence it may have been sent meanwhile, and then only its answer may end it.
  private static final String MINE =
      """
      select id from task join unnest(:tasks, :fences) as g (task, fence)
        on g.task = task.id and g.fence = task.fence
      where owner = :owner and state = 'READY' order by id for no key update of task\
      """;

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final Ending ending;

  RefuseUnsent(JdbcClient jdbc, Lanes lanes, Ending ending) {
    this.jdbc = jdbc;
    this.lanes = lanes;
    this.ending = ending;
  }

  /** A claimed Task and what is wrong with it. */
  public record Unfit(UUID task, int fence, Problem problem) {}

  /** Refuses these; what this lease does not hold any more is left alone. */
  @Transactional
  public void refuse(Lease lease, List<Unfit> tasks) {
    lanes.lockOf(tasks.stream().map(Unfit::task).toList());
    Set<UUID> mine =
        jdbc
            .sql(MINE)
            .param("tasks", Sql.uuids(tasks, Unfit::task))
            .param("fences", Sql.ints(tasks, Unfit::fence))
            .param("owner", lease.owner())
            .query((row, _) -> row.getObject("id", UUID.class))
            .list()
            .stream()
            .collect(Collectors.toSet());
    ending.end(
        tasks.stream()
            .filter(task -> mine.contains(task.task()))
            .map(task -> TaskEnd.refused(task.task(), task.problem()))
            .toList());
  }
}
