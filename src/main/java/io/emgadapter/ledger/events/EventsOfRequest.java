package io.emgadapter.ledger.events;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.Json;
import io.emgadapter.ledger.TaskState;
import io.emgadapter.ledger.events.EventViews.RequestView;
import io.emgadapter.ledger.events.EventViews.TaskView;
import io.emgadapter.order.Resource;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Makes the events about one request; they contain no field of its Body. */
public record EventsOfRequest(RequestView request) {

  /** The event for the answer to a Task, if an answer ended it. */
  public Stream<NewEvent> answered(TaskView task) {
    return switch (TaskState.valueOf(task.state())) {
      case ACKNOWLEDGED -> Stream.of(ended(EventType.TASK_ACKNOWLEDGED, task));
      case REFUSED -> Stream.of(ended(EventType.TASK_REFUSED, task));
      default -> Stream.empty();
    };
  }

  private NewEvent ended(EventType type, TaskView task) {
    return about(type, task, dataWithNotes());
  }

  /** An event about one Task. */
  public NewEvent about(EventType type, TaskView task) {
    return about(type, task, data());
  }

  private NewEvent about(EventType type, TaskView task, ObjectNode data) {
    data.set("task", json(task));
    return event(type, false, data);
  }

  /** The final event: every Task with its end. */
  public NewEvent completed(List<TaskView> tasks) {
    ObjectNode data = dataWithNotes();
    data.put("outcome", outcome(tasks));
    tasks.forEach(task -> data.withArray("tasks").add(json(task)));
    return event(EventType.REQUEST_COMPLETED, true, data);
  }

  /** The event for a sender that used an id twice. */
  public NewEvent conflicting(NewEvent.Reply reply) {
    return new NewEvent(
        Ids.next(),
        EventType.REQUEST_CONFLICTING,
        request.requestId(),
        key(),
        request.subscription(),
        request.gone() ? null : request.id(),
        false,
        reply,
        data(),
        request.trace());
  }

  private NewEvent event(EventType type, boolean isFinal, ObjectNode data) {
    return new NewEvent(
        Ids.next(),
        type,
        request.requestId(),
        key(),
        request.subscription(),
        request.id(),
        isFinal,
        request.reply(),
        data,
        request.trace());
  }

  private String key() {
    return Resource.of(request.resource()).orElseThrow().key();
  }

  private ObjectNode data() {
    ObjectNode data = Json.object();
    data.put("requestId", request.requestId());
    data.put("sender", request.sender());
    data.put("verb", request.verb());
    data.put("resource", request.resource());
    if (request.context() != null) {
      data.set("context", Json.tree(request.context()));
    }
    return data;
  }

  /** An end also says what became of fields for which the route has no place. */
  private ObjectNode dataWithNotes() {
    ObjectNode data = data();
    if (request.notes() != null) {
      data.set("notes", Json.tree(request.notes()));
    }
    return data;
  }

  private static String outcome(List<TaskView> tasks) {
    List<String> states = tasks.stream().map(TaskView::state).distinct().toList();
    return states.size() == 1 ? states.getFirst() : "PARTIAL";
  }

  private static ObjectNode json(TaskView task) {
    ObjectNode node = Json.object();
    node.put("id", task.id().toString());
    node.put("verb", task.verb());
    node.put("state", task.state());
    if (task.statusCode() != null) {
      node.put("statusCode", task.statusCode());
    }
    if (task.reason() != null) {
      node.put("reason", task.reason());
    }
    if (task.description() != null) {
      node.put("description", task.description());
    }
    if (task.requestorId() != null) {
      node.put("requestorId", task.requestorId());
    }
    if (!task.locations().isEmpty()) {
      task.locations().forEach(node.withArray("locations")::add);
    }
    task.servicerIds().forEach(node.withArray("servicerIds")::add);
    return node;
  }
}
