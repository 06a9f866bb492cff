package io.emgadapter.ledger.lane;

import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.lane.LaneView.LaneTask;
import io.emgadapter.ledger.lane.Lanes.LockRequests;
import io.emgadapter.work.Bells;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes Tasks READY whose turn has come in their lanes, each with the ServicerId of its order. A
 * Task that is aimed at a lane of several orders becomes one Task for each.
 */
@Step
public record ReleaseHeld(JdbcClient jdbc, LockRequests lockRequests, Bells bells) {
  private static final String RELEASE =
      """
      update task set state = 'READY', due_at = ledger_now(),
        servicer_id = coalesce(task.servicer_id, released.servicer)
      from unnest(:tasks, :servicers) as released (id, servicer)
      where task.id = released.id and task.state = 'HELD'\
      """;

  private static final String SPLIT =
      """
      with split as (
        select * from unnest(:ids, :originals, :servicers) as s (id, original, servicer)),
      counted as (
        update request set open_tasks = open_tasks + more.tasks
        from (select task.request, count(*) as tasks from split join task on task.id = original
              group by task.request) as more
        where request.id = more.request)
      insert into task (id, request, subscription, lane, turn, verb, resource, route, state,
        requestor_id, servicer_id, not_after, due_at)
      select split.id, request, subscription, lane, turn, verb, resource, route, 'READY',
        requestor_id, split.servicer, not_after, ledger_now()
      from split join task on task.id = split.original\
      """;

  private record Released(UUID task, @Nullable String servicerId) {}

  private record Split(UUID id, LaneTask original, String servicerId) {}

  /**
   * Releases what is next in lanes that this transaction has locked.
   *
   * @param needed requests that the transaction needs locked afterwards; all are locked in one
   *     sequence
   */
  public void release(Collection<LaneView> lanes, Set<UUID> needed) {
    List<Released> released = new ArrayList<>();
    List<Split> split = new ArrayList<>();
    for (LaneView lane : lanes) {
      for (LaneTask task : lane.next()) {
        aim(lane, task, released, split);
      }
    }
    release(released);
    split(split, needed);
  }

  private static void aim(
      LaneView lane, LaneTask task, List<Released> released, List<Split> split) {
    boolean aimed = task.servicerId() != null || lane.orders().isEmpty();
    released.add(new Released(task.id(), aimed ? null : lane.orders().getFirst()));
    if (!aimed) {
      lane.orders().stream()
          .skip(1)
          .forEach(servicer -> split.add(new Split(Ids.next(), task, servicer)));
    }
  }

  private void release(List<Released> released) {
    if (!released.isEmpty()) {
      bells.tasksAfterCommit();
      jdbc.sql(RELEASE)
          .param("tasks", Sql.uuids(released, Released::task))
          .param("servicers", Sql.texts(released, Released::servicerId))
          .update();
    }
  }

  private void split(List<Split> split, Set<UUID> needed) {
    if (!split.isEmpty()) {
      Set<UUID> requests = new HashSet<>(needed);
      split.forEach(each -> requests.add(each.original().request()));
      lockRequests.lock(requests);
      jdbc.sql(SPLIT)
          .param("ids", Sql.uuids(split, Split::id))
          .param("originals", Sql.uuids(split, each -> each.original().id()))
          .param("servicers", Sql.texts(split, Split::servicerId))
          .update();
    }
  }
}
