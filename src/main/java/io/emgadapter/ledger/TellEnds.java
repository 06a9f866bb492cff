package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.events.AppendEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts ended Tasks against their requests and records the events: one for each answered Task, and
 * the final one for each request that has no open Task left. A step of transactions, not one
 * itself.
 */
@Component
class TellEnds {
  // The row lock makes the last of several transactions see that it is the last.
  private static final String COUNT =
      """
      update request set open_tasks = open_tasks - counts.ended,
        ended_at = case when open_tasks = counts.ended then ledger_now() end
      from unnest(:requests, :counts) as counts (id, ended)
      where request.id = counts.id
      returning request.id, open_tasks\
      """;

  private final JdbcClient jdbc;
  private final LockRequests lockRequests;
  private final EventViews views;
  private final AppendEvents events;

  TellEnds(JdbcClient jdbc, LockRequests lockRequests, EventViews views, AppendEvents events) {
    this.jdbc = jdbc;
    this.lockRequests = lockRequests;
    this.views = views;
    this.events = events;
  }

  /**
   * Tells of them.
   *
   * @param requests all that this transaction needs, theirs and others, locked in one order
   * @param beside what else this transaction tells, so that all streams are locked in one order
   */
  void tell(List<EndedTask> ended, Set<UUID> requests, List<NewEvent> beside) {
    lockRequests.lock(requests);
    List<NewEvent> told = new ArrayList<>();
    if (!ended.isEmpty()) {
      told.addAll(events(ended));
    }
    told.addAll(beside);
    events.append(told);
  }

  private List<NewEvent> events(List<EndedTask> ended) {
    Set<UUID> completed = count(ended);
    Map<UUID, List<TaskView>> tasks = tasks(ended);
    Map<UUID, RequestView> requests = views.requests(tasks.keySet());
    Set<UUID> now = ended.stream().map(EndedTask::id).collect(Collectors.toSet());
    List<NewEvent> told = new ArrayList<>();
    tasks.forEach((id, all) -> {
      EventsOfRequest of = new EventsOfRequest(Objects.requireNonNull(requests.get(id)));
      all.stream().filter(task -> now.contains(task.id())).flatMap(of::answered).forEach(told::add);
      if (completed.contains(id)) {
        told.add(of.completed(all));
      }
    });
    return told;
  }

  private Set<UUID> count(Collection<EndedTask> ended) {
    Map<UUID, Integer> counts = new TreeMap<>();
    ended.forEach(task -> counts.merge(task.request(), 1, Integer::sum));
    Set<UUID> completed = new HashSet<>();
    jdbc.sql(COUNT)
        .param("requests", Sql.uuids(counts.keySet()))
        .param("counts", Sql.ints(counts.values(), count -> count))
        .query(row -> {
          if (row.getInt("open_tasks") == 0) {
            completed.add(row.getObject("id", UUID.class));
          }
        });
    return completed;
  }

  private Map<UUID, List<TaskView>> tasks(List<EndedTask> ended) {
    Set<UUID> requests = ended.stream().map(EndedTask::request).collect(Collectors.toSet());
    return views.tasksOf(requests).stream()
        .collect(Collectors.groupingBy(TaskView::request, TreeMap::new, Collectors.toList()));
  }
}
