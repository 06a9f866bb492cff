package io.emgadapter.ledger;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts Tasks that ended undecided before a person, each under its own Id, with its text where it
 * was sealed and else with the Body that it was to carry. A step of transactions, not one itself.
 */
@Component
class ParkEnded {
  private static final String SQL =
      """
      with ended as (
        select task.id, task.subscription, given.reason, given.detail,
          coalesce(text, body, ''::bytea) as bytes
        from unnest(:tasks, :reasons, :details) as given (id, reason, detail)
          join task using (id)
          join request on request.id = task.request),
      added as (
        insert into parked (id, subscription, source, reason, detail, task)
        select id, subscription, 'task', reason, detail, id from ended order by id
        on conflict (id) do nothing
        returning id)
      insert into parked_content (parked, bytes) select id, bytes from ended join added using (id)\
      """;

  private final JdbcClient jdbc;

  ParkEnded(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void park(Collection<EndedTask> ended) {
    List<TaskEnd> parked =
        ended.stream().map(EndedTask::end).filter(end -> end.state() == TaskState.PARKED).toList();
    if (!parked.isEmpty()) {
      jdbc.sql(SQL)
          .param("tasks", Sql.uuids(parked, TaskEnd::task))
          .param("reasons", Sql.texts(parked, TaskEnd::reason))
          .param("details", Sql.texts(parked, TaskEnd::description))
          .update();
    }
  }
}
