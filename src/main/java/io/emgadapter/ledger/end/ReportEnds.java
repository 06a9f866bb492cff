package io.emgadapter.ledger.end;

import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.TaskEnd.EndedTask;
import io.emgadapter.ledger.events.AppendEvents;
import io.emgadapter.ledger.events.AppendEvents.AfterCommit;
import io.emgadapter.ledger.events.EventViews;
import io.emgadapter.ledger.events.EventViews.RequestView;
import io.emgadapter.ledger.events.EventViews.TaskView;
import io.emgadapter.ledger.events.EventsOfRequest;
import io.emgadapter.ledger.lane.Lanes.LockRequests;
import io.emgadapter.sight.TraceSpan;
import io.emgadapter.sight.Traces;
import io.emgadapter.sight.Traces.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts ended Tasks against their requests and records the events: one for each answered Task, and
 * the final one for each request that has no open Task left.
 */
@Step
record ReportEnds(
    JdbcClient jdbc,
    LockRequests lockRequests,
    EventViews views,
    AppendEvents events,
    Traces traces) {
  // The row lock makes the last of several transactions see that it is the last.
  private static final String COUNT =
      """
      with mine as materialized (
        select id from request where id = any(:requests) order by id for no key update)
      update request set open_tasks = open_tasks - counts.ended,
        ended_at = case when open_tasks = counts.ended then ledger_now() end
      from mine join unnest(:requests, :counts) as counts (id, ended) on counts.id = mine.id
      where request.id = mine.id
      returning open_tasks, \
      """
          + EventViews.REQUEST;

  /**
   * Counts the ended Tasks and publishes the events.
   *
   * @param requests all requests that this transaction needs, theirs and others; they are locked in
   *     one sequence
   * @param beside which other events this transaction publishes
   */
  void report(List<EndedTask> ended, Set<UUID> requests, List<NewEvent> beside) {
    Set<UUID> counted = ended.stream().map(EndedTask::request).collect(Collectors.toSet());
    if (!counted.containsAll(requests)) {
      lockRequests.lock(requests);
    }
    List<NewEvent> made = new ArrayList<>();
    if (!ended.isEmpty()) {
      made.addAll(events(ended));
    }
    made.addAll(beside);
    events.append(made);
  }

  private List<NewEvent> events(List<EndedTask> ended) {
    Map<UUID, Counted> requests = count(ended);
    Map<UUID, List<TaskView>> tasks =
        views.tasksOf(requests.keySet()).stream()
            .collect(Collectors.groupingBy(TaskView::request, TreeMap::new, Collectors.toList()));
    Set<UUID> now = ended.stream().map(EndedTask::id).collect(Collectors.toSet());
    List<NewEvent> made = new ArrayList<>();
    tasks.forEach((id, all) -> {
      Counted counted = Objects.requireNonNull(requests.get(id));
      EventsOfRequest of = new EventsOfRequest(counted.request());
      for (TaskView task : all) {
        if (now.contains(task.id())) {
          of = new EventsOfRequest(traced(counted.request(), task));
          of.answered(task).forEach(made::add);
        }
      }
      if (counted.isLast()) {
        made.add(of.completed(all));
      }
    });
    return made;
  }

  /** The same request, whose trace goes on with the end of this Task. */
  private RequestView traced(RequestView request, TaskView task) {
    TraceSpan span = traces.begin(Part.END, request.trace());
    if (!span.isRecorded()) {
      return request;
    }
    span.task(task.id(), request.subscription(), task.verb(), request.resource());
    AfterCommit.run(() -> span.end(task.state()));
    return request.traced(span.contextOr(request.trace()));
  }

  /** A request, and whether none of its Tasks is open any more. */
  private record Counted(RequestView request, boolean isLast) {}

  private Map<UUID, Counted> count(Collection<EndedTask> ended) {
    Map<UUID, Integer> counts = new TreeMap<>();
    ended.forEach(task -> counts.merge(task.request(), 1, Integer::sum));
    Map<UUID, Counted> counted = new HashMap<>();
    jdbc.sql(COUNT)
        .param("requests", Sql.uuids(counts.keySet()))
        .param("counts", Sql.ints(counts.values(), count -> count))
        .query((row, _) -> new Counted(EventViews.request(row), row.getInt("open_tasks") == 0))
        .list()
        .forEach(each -> counted.put(each.request().id(), each));
    return counted;
  }
}
