package io.emgadapter.ledger.end;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Deadlines;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.events.AppendEvents;
import io.emgadapter.ledger.events.EventViews;
import io.emgadapter.ledger.events.EventViews.RequestView;
import io.emgadapter.ledger.events.EventViews.TaskView;
import io.emgadapter.ledger.events.EventsOfRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that applies deadlines to Tasks: after a lease that ended while sending a Task is
 * UNKNOWN, without an answer in time it is UNANSWERED, and so on until it ends. UNKNOWN Tasks are
 * looked up, and end by that.
 */
@Component
public class PassDeadlines {
  private static final String OVERDUE =
      """
      select id, state from task
      where state in ('HELD', 'SENDING', 'SENT', 'UNANSWERED')
        and due_at <= ledger_now()
      order by due_at limit :most\
      """;

  private static final String MOVE =
      """
      with given as (select * from unnest(:tasks, :froms, :tos, :seconds)
          as g (task, was, becomes, seconds)),
      overdue as (
        select id from task join given on given.task = task.id
        where state = given.was and due_at <= ledger_now()
        order by id for no key update of task skip locked)
      update task set state = given.becomes, owner = null,
        due_at = ledger_now() + make_interval(secs => given.seconds)
      from overdue join given on given.task = overdue.id
      where task.id = overdue.id and task.state = given.was
        and given.was || '>' || given.becomes = any(:transitions)
      returning task.id, task.state\
      """;

  private final JdbcClient jdbc;
  private final Deadlines deadlines;
  private final CompleteTasks completeTasks;
  private final EventViews views;
  private final AppendEvents events;

  PassDeadlines(
      JdbcClient jdbc,
      Deadlines deadlines,
      CompleteTasks completeTasks,
      EventViews views,
      AppendEvents events) {
    this.jdbc = jdbc;
    this.deadlines = deadlines;
    this.completeTasks = completeTasks;
    this.views = views;
    this.events = events;
  }

  /**
   * A Task whose deadline has passed.
   *
   * @param state the state in which it was found
   */
  public record Overdue(UUID task, TaskState state) {}

  private record Moved(UUID task, TaskState state) {}

  /** Finds up to {@code most} Tasks whose deadline has passed, the longest ago first. */
  public List<Overdue> overdue(int most) {
    return jdbc.sql(OVERDUE)
        .param("most", most)
        .query((row, _) ->
            new Overdue(row.getObject("id", UUID.class), TaskState.valueOf(row.getString("state"))))
        .list();
  }

  /** Applies the deadlines of these, if they have still passed. */
  @Transactional
  public void pass(List<Overdue> overdue) {
    completeTasks.end(overdue.stream().map(PassDeadlines::end).filter(Objects::nonNull).toList());
    report(move(overdue.stream().filter(task -> end(task) == null).toList()));
  }

  private static @Nullable TaskEnd end(Overdue overdue) {
    UUID task = overdue.task();
    return switch (overdue.state()) {
      case HELD -> TaskEnd.without(task, TaskState.NOT_SENT, Reason.TOO_LATE);
      case UNANSWERED -> TaskEnd.without(task, TaskState.ABANDONED, Reason.NO_ANSWER);
      default -> null;
    };
  }

  private List<Moved> move(List<Overdue> overdue) {
    if (overdue.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(MOVE)
        .param("tasks", Sql.uuids(overdue, Overdue::task))
        .param("froms", Sql.texts(overdue, Overdue::state))
        .param("tos", Sql.texts(overdue, task -> next(task.state())))
        .param("seconds", Sql.ints(overdue, task -> secondsAfter(task.state())))
        .param("transitions", Sql.texts(TaskState.transitions()))
        .query((row, _) ->
            new Moved(row.getObject("id", UUID.class), TaskState.valueOf(row.getString("state"))))
        .list();
  }

  private static TaskState next(TaskState state) {
    return state == TaskState.SENDING ? TaskState.UNKNOWN : TaskState.UNANSWERED;
  }

  private int secondsAfter(TaskState state) {
    return (int)
        (state == TaskState.SENDING ? deadlines.looks().first() : deadlines.abandon()).toSeconds();
  }

  private void report(List<Moved> moved) {
    List<UUID> unanswered =
        moved.stream()
            .filter(task -> task.state() == TaskState.UNANSWERED)
            .map(Moved::task)
            .toList();
    if (unanswered.isEmpty()) {
      return;
    }
    List<TaskView> tasks = views.tasks(unanswered);
    Map<UUID, RequestView> requests =
        views.requests(tasks.stream().map(TaskView::request).toList());
    List<NewEvent> made = new ArrayList<>();
    for (TaskView task : tasks) {
      RequestView request = Objects.requireNonNull(requests.get(task.request()));
      made.add(new EventsOfRequest(request).about(EventType.TASK_UNANSWERED, task));
    }
    events.append(made);
  }
}
