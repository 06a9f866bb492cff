package io.emgadapter.ledger.send;

import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.Json;
import io.emgadapter.ledger.LostTasks;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.lane.Lanes;
import io.emgadapter.ledger.send.ClaimedTask.TaskPart;
import io.emgadapter.sight.LeaseLosses.Place;
import io.emgadapter.work.Lease;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that divides claimed Tasks into several before they are sealed. All parts are in
 * the same turn of the same lane, and each ends by itself. The first part belongs to the Task
 * itself.
 */
@Component
public class Divide {
  // A Task that has a part already was divided by this same call, whose commit was in doubt. Its
  // lane is
  // locked, so a Cancel comes before it and finds one Create, or after it and finds all.
  private static final String SQL =
      """
      with given as (
        select * from unnest(:ids, :originals, :fences, :locations, :accounts)
          as g (id, original, fence, locations, accounts)),
      mine as (
        select id from task
        where exists (select 1 from given
            where given.original = task.id and given.fence = task.fence)
          and owner = :owner and due_at > ledger_now() and state = 'READY'
        order by id for no key update),
      parts as (
        insert into task_part (task, locations, account_numbers)
        select given.id, array(select json_array_elements_text(locations::json)), accounts
        from given join mine on mine.id = given.original
        where not exists (select 1 from task_part known where known.task = given.original)
        returning task),
      added as (
        insert into task (id, request, subscription, lane, turn, verb, resource, route, state,
          requestor_id, servicer_id, not_after, due_at, accepted_at)
        select given.id, request, subscription, lane, turn, verb, resource, route, 'READY',
          requestor_id, servicer_id, not_after, ledger_now(), accepted_at
        from given join parts on parts.task = given.id join task on task.id = given.original
        where given.id <> given.original
        returning request),
      counted as (
        update request set open_tasks = open_tasks + more.tasks
        from (select request, count(*) as tasks from added group by request) as more
        where request.id = more.request)
      select id from mine\
      """;

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final LostTasks lostTasks;

  Divide(JdbcClient jdbc, Lanes lanes, LostTasks lostTasks) {
    this.jdbc = jdbc;
    this.lanes = lanes;
    this.lostTasks = lostTasks;
  }

  /**
   * A claimed Task and its parts.
   *
   * @param parts one or more; with one it stays a single Task, and that is recorded
   */
  public record Dividing(UUID task, int fence, List<TaskPart> parts) {}

  private record Part(UUID id, Dividing of, TaskPart part) {}

  /**
   * Divides Tasks that are leased and have no parts yet. May be called again if its commit is in
   * doubt.
   *
   * @return those that this lease still holds, which now stand for their first part
   */
  @Transactional
  public Set<UUID> divide(Lease lease, List<Dividing> batch) {
    lanes.lockOf(batch.stream().map(Dividing::task).toList());
    List<Part> parts = batch.stream().flatMap(Divide::parts).toList();
    Set<UUID> mine =
        jdbc.sql(SQL)
            .param("ids", Sql.uuids(parts, Part::id))
            .param("originals", Sql.uuids(parts, part -> part.of().task()))
            .param("fences", Sql.ints(parts, part -> part.of().fence()))
            .param("locations", Sql.texts(parts, part -> Json.array(part.part().locations())))
            .param("accounts", Sql.bytes(parts, part -> part.part().accountNumbers()))
            .param("owner", lease.owner())
            .query(Sql.ID)
            .set();
    lostTasks.count(
        Place.PREPARING,
        batch.size() - mine.size(),
        Sql.uuids(batch, Dividing::task),
        Sql.ints(batch, Dividing::fence));
    return mine;
  }

  private static Stream<Part> parts(Dividing task) {
    Stream<Part> first = Stream.of(new Part(task.task(), task, task.parts().getFirst()));
    Stream<Part> others =
        task.parts().stream().skip(1).map(part -> new Part(Ids.next(), task, part));
    return Stream.concat(first, others);
  }
}
