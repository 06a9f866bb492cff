package io.emgadapter.ledger;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes in orders that an answer names after its Task's end, and tells of them. A step of
 * transactions, not one itself.
 */
@Component
class AdoptOrders {
  // In the order in which every transaction writes orders. One that a notification told of first
  // has no Task yet; what is told of it here is whose it is.
  private static final String SQL =
      """
      insert into equinix_order as known
        (subscription, servicer_id, lane, resource, requestor_id, task, locations)
      select task.subscription, o.servicer_id, task.lane, task.resource, task.requestor_id,
        case when task.verb = 'Create' then task.id end,
        array(select json_array_elements_text(o.locations::json))
      from unnest(:tasks, :servicers, :locations) as o (task, servicer_id, locations)
        join task on task.id = o.task
      order by task.subscription collate "C", o.servicer_id collate "C"
      on conflict (subscription, servicer_id) do update set
        lane = excluded.lane, task = excluded.task, changed_at = ledger_now(),
        locations = excluded.locations
        where known.task is null and excluded.task is not null
      returning servicer_id\
      """;

  private final JdbcClient jdbc;
  private final EventViews views;
  private final AppendEvents events;

  AdoptOrders(JdbcClient jdbc, EventViews views, AppendEvents events) {
    this.jdbc = jdbc;
    this.views = views;
    this.events = events;
  }

  private record Late(UUID task, NamedOrder order) {}

  void adopt(List<Answer> late) {
    Map<String, Late> orders = new LinkedHashMap<>();
    late.stream()
        .filter(Answer::acknowledges)
        .forEach(a -> a.orders().forEach(o -> orders.put(o.servicerId(), new Late(a.task(), o))));
    if (!orders.isEmpty()) {
      tell(insert(orders));
    }
  }

  /** Gives the Tasks of those that were not known yet. */
  private Map<String, UUID> insert(Map<String, Late> orders) {
    Collection<Late> late = orders.values();
    List<String> appeared =
        jdbc.sql(SQL)
            .param("tasks", Sql.uuids(late, Late::task))
            .param("servicers", Sql.texts(late, each -> each.order().servicerId()))
            .param("locations", Sql.texts(late, each -> Json.array(each.order().locations())))
            .query((row, _) -> row.getString("servicer_id"))
            .list();
    Map<String, UUID> tasks = new LinkedHashMap<>();
    appeared.forEach(id -> tasks.put(id, Objects.requireNonNull(orders.get(id)).task()));
    return tasks;
  }

  private void tell(Map<String, UUID> appeared) {
    if (appeared.isEmpty()) {
      return;
    }
    Map<UUID, TaskView> tasks =
        views.tasks(appeared.values()).stream().collect(Collectors.toMap(TaskView::id, t -> t));
    Map<UUID, RequestView> requests =
        views.requests(tasks.values().stream().map(TaskView::request).toList());
    List<NewEvent> told = new ArrayList<>();
    appeared.forEach((servicerId, id) -> {
      TaskView task = Objects.requireNonNull(tasks.get(id));
      told.add(appeared(servicerId, task, Objects.requireNonNull(requests.get(task.request()))));
    });
    events.append(told);
  }

  private static NewEvent appeared(String servicerId, TaskView task, RequestView request) {
    ObjectNode data = Json.object();
    data.put("servicerId", servicerId);
    data.put("resource", request.resource());
    data.put("requestId", request.senderId());
    data.put("sender", request.sender());
    data.put("task", task.id().toString());
    return new NewEvent(
        Ids.next(),
        EventType.ORDER_APPEARED,
        "order:" + request.subscription() + "/" + servicerId,
        servicerId,
        Resource.of(request.resource()).orElseThrow().key(),
        request.subscription(),
        request.id(),
        false,
        request.reply(),
        data);
  }
}
