package io.emgadapter.ledger.orders;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.Json;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.events.AppendEvents;
import io.emgadapter.ledger.events.EventViews;
import io.emgadapter.ledger.events.EventViews.RequestView;
import io.emgadapter.ledger.events.EventViews.TaskView;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adopts orders that an answer names after the end of its Task, and makes the events about them.
 */
@Step
public record AdoptOrders(RecordOrders orders, EventViews views, AppendEvents events) {

  /**
   * Adopts orders of late answers. Late answers of Tasks that end in the same transaction are
   * handled with those ends.
   */
  public void adopt(List<Answer> late) {
    events.append(appearances(orders.record(List.of(), late)));
  }

  /**
   * The events about orders that were not known before.
   *
   * @param appeared their Tasks, by ServicerId
   */
  public List<NewEvent> appearances(Map<String, UUID> appeared) {
    if (appeared.isEmpty()) {
      return List.of();
    }
    Map<UUID, TaskView> tasks =
        views.tasks(appeared.values()).stream().collect(Collectors.toMap(TaskView::id, t -> t));
    Map<UUID, RequestView> requests =
        views.requests(tasks.values().stream().map(TaskView::request).toList());
    List<NewEvent> made = new ArrayList<>();
    appeared.forEach((servicerId, id) -> {
      TaskView task = Objects.requireNonNull(tasks.get(id));
      made.add(appeared(servicerId, task, Objects.requireNonNull(requests.get(task.request()))));
    });
    return made;
  }

  private static NewEvent appeared(String servicerId, TaskView task, RequestView request) {
    ObjectNode data = Json.object();
    data.put("servicerId", servicerId);
    data.put("resource", request.resource());
    data.put("requestId", request.requestId());
    data.put("sender", request.sender());
    data.put("task", task.id().toString());
    return new NewEvent(
        Ids.next(),
        EventType.ORDER_APPEARED,
        servicerId,
        Resource.of(request.resource()).orElseThrow().key(),
        request.subscription(),
        request.id(),
        false,
        request.reply(),
        data,
        request.trace());
  }
}
