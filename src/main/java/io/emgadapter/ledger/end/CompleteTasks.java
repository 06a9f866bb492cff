package io.emgadapter.ledger.end;

import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.TaskEnd;
import io.emgadapter.ledger.TaskEnd.EndedTask;
import io.emgadapter.ledger.TaskEnd.Reason;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.lane.LaneView;
import io.emgadapter.ledger.lane.Lanes;
import io.emgadapter.ledger.lane.ReleaseHeld;
import io.emgadapter.ledger.orders.AdoptOrders;
import io.emgadapter.ledger.orders.RecordOrders;
import io.emgadapter.order.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that belongs to the end of Tasks: their orders are recorded, Tasks that waited for
 * them are released or end too, their requests are counted down, and events are published. It needs
 * the same few statements for any number of Tasks.
 */
@Step
public record CompleteTasks(
    Lanes lanes,
    EndTasks endTasks,
    RecordOrders orders,
    AdoptOrders adoptOrders,
    ReleaseHeld releaseHeld,
    ReportEnds reportEnds,
    ParkEnded parkEnded) {

  /**
   * What else a transaction needs, so that it locks rows like all others.
   *
   * @param requests which other requests it locks
   * @param events which other events it publishes
   */
  public record Extras(Set<UUID> requests, List<NewEvent> events) {
    static final Extras NOTHING = new Extras(Set.of(), List.of());
  }

  /**
   * Ends Tasks, those whose state still allows it.
   *
   * @param ends at most one for each Task
   * @return the Tasks that these ends ended, without those that ended because of them
   */
  public List<EndedTask> end(Collection<TaskEnd> ends) {
    return end(ends, Extras.NOTHING);
  }

  /** The same with what else the transaction needs, which is also done if nothing ends. */
  public List<EndedTask> end(Collection<TaskEnd> ends, Extras extras) {
    lanes.lockOf(ends.stream().map(TaskEnd::task).toList());
    return end(ends, _ -> List.of(), extras);
  }

  /**
   * The same for Tasks whose lanes the transaction has locked, and for answers that came too late
   * to end anything. Their orders are adopted in the same steps, because each kind of row is locked
   * only once, as in all transactions.
   *
   * @param late the answers that end nothing, of what was ended
   */
  List<EndedTask> endInLocked(
      Collection<TaskEnd> ends, Function<List<EndedTask>, List<Answer>> late) {
    return end(ends, late, Extras.NOTHING);
  }

  private List<EndedTask> end(
      Collection<TaskEnd> ends, Function<List<EndedTask>, List<Answer>> late, Extras extras) {
    if (ends.isEmpty()) {
      reportEnds.report(List.of(), extras.requests(), extras.events());
      return List.of();
    }
    List<EndedTask> ended = endTasks.end(ends);
    Map<String, UUID> appeared = orders.record(ended, late.apply(ended));
    Map<UUID, LaneView> after = lanes.view(followed(ended));
    List<EndedTask> followers = endTasks.end(deadEnds(after.values(), ended));
    List<EndedTask> all = both(ended, followers);
    Set<UUID> requests = new HashSet<>(extras.requests());
    all.forEach(task -> requests.add(task.request()));
    releaseHeld.release(after.values().stream().filter(lane -> !lane.isDead()).toList(), requests);
    reportEnds.report(all, requests, both(adoptOrders.appearances(appeared), extras.events()));
    parkEnded.park(ended);
    return ended;
  }

  /** The lanes in which something waited for these Tasks; in most lanes nothing does. */
  private static Set<UUID> followed(List<EndedTask> ended) {
    return ended.stream()
        .filter(EndedTask::followed)
        .map(EndedTask::lane)
        .collect(Collectors.toSet());
  }

  /** Ends what waits in lanes whose Create made no order, because it can never be sent. */
  private static List<TaskEnd> deadEnds(Collection<LaneView> lanes, List<EndedTask> ended) {
    Set<UUID> withdrawn =
        ended.stream()
            .filter(task -> Reason.WITHDRAWN.code().equals(task.end().reason()))
            .map(EndedTask::lane)
            .collect(Collectors.toSet());
    return lanes.stream()
        .filter(LaneView::isDead)
        .flatMap(lane -> deadEnds(lane, withdrawn.contains(lane.id())))
        .toList();
  }

  private static Stream<TaskEnd> deadEnds(LaneView lane, boolean withdrawn) {
    Reason reason = withdrawn ? Reason.WITHDRAWN : lane.whyDead();
    return lane.held().stream().map(task -> TaskEnd.without(task.id(), TaskState.NOT_SENT, reason));
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /**
   * Parks Tasks that ended undecided, each under its own Id, with its text if it was sealed, and
   * otherwise with the Body that it should have carried.
   */
  @Step
  record ParkEnded(JdbcClient jdbc) {
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

    void park(Collection<EndedTask> ended) {
      List<TaskEnd> parked =
          ended.stream()
              .map(EndedTask::end)
              .filter(end -> end.state() == TaskState.PARKED)
              .toList();
      if (!parked.isEmpty()) {
        jdbc.sql(SQL)
            .param("tasks", Sql.uuids(parked, TaskEnd::task))
            .param("reasons", Sql.texts(parked, TaskEnd::reason))
            .param("details", Sql.texts(parked, TaskEnd::description))
            .update();
      }
    }
  }
}
