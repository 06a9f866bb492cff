package io.emgadapter.ledger;

import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.Verb;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down the orders that answers name. A step of transactions, not one itself. */
@Component
class RecordOrders {
  // An order that a notification told of first keeps its state; the Create's lane becomes its own.
  private static final String SQL =
      """
      insert into equinix_order as known
        (subscription, servicer_id, lane, resource, requestor_id, parent, task, locations)
      select subscription, servicer_id, lane, resource, requestor_id, parent, task,
        array(select json_array_elements_text(locations::json))
      from unnest(:subscriptions, :servicers, :lanes, :resources, :requestors, :parents, :tasks,
        :locations)
        as o (subscription, servicer_id, lane, resource, requestor_id, parent, task, locations)
      on conflict (subscription, servicer_id) do update set
        lane = case when excluded.task is null then known.lane else excluded.lane end,
        resource = coalesce(known.resource, excluded.resource),
        requestor_id = coalesce(known.requestor_id, excluded.requestor_id),
        parent = coalesce(known.parent, excluded.parent),
        task = coalesce(known.task, excluded.task),
        locations = case when cardinality(known.locations) = 0
          then excluded.locations else known.locations end,
        poll_due_at = coalesce(known.poll_due_at, ledger_now()),
        changed_at = ledger_now()\
      """;

  private final JdbcClient jdbc;

  RecordOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An order and the Task whose answer names it. */
  record Made(EndedTask task, NamedOrder order) {

    /** Equinix names an order for every verb; an Update makes one only by ReSubmit: a child. */
    boolean isNew() {
      return task.verb() == Verb.CREATE || isChild();
    }

    boolean isChild() {
      return task.verb() != Verb.CREATE && !order.servicerId().equals(task.servicerId());
    }
  }

  /** Records them; the same order twice in a batch counts once. */
  void record(List<EndedTask> tasks) {
    Map<String, Made> folded = new TreeMap<>();
    for (EndedTask task : tasks) {
      for (NamedOrder order : task.end().orders()) {
        folded.putIfAbsent(task.subscription() + '\0' + order.servicerId(), new Made(task, order));
      }
    }
    if (!folded.isEmpty()) {
      insert(folded.values());
    }
  }

  private void insert(Collection<Made> made) {
    jdbc.sql(SQL)
        .param("subscriptions", Sql.texts(made, m -> m.task().subscription()))
        .param("servicers", Sql.texts(made, m -> m.order().servicerId()))
        .param("lanes", Sql.uuids(made, m -> m.task().lane()))
        .param("resources", Sql.texts(made, m -> m.task().resource().word()))
        .param("requestors", Sql.texts(made, m -> m.task().requestorId()))
        .param("parents", Sql.texts(made, m -> m.isChild() ? m.task().servicerId() : null))
        .param("tasks", Sql.uuids(made, m -> m.isNew() ? m.task().id() : null))
        .param("locations", Sql.texts(made, m -> Json.array(m.order().locations())))
        .update();
  }
}
