package io.emgadapter.ledger.orders;

import io.emgadapter.ledger.Json;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.TaskEnd.EndedTask;
import io.emgadapter.ledger.orders.KeepFiles.By;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records the orders that answers name, both answers that end their Tasks and late ones. */
@Step
public record RecordOrders(JdbcClient jdbc, KeepFiles keepFiles) {
  // All in one statement, in the order in which every transaction writes orders. An order that a
  // notification told of first keeps its state; the Create's lane becomes its own. What is late
  // changes an order only if that has no Task yet.
  private static final String SQL =
      """
      insert into equinix_order as known
        (subscription, servicer_id, lane, resource, requestor_id, parent, task, locations)
      select subscription, named.servicer, lane, resource, requestor_id, parent,
        case when is_new or (is_late and verb = 'Create') then id end,
        array(select json_array_elements_text(named.locations::json))
      from unnest(:tasks, :servicers, :parents, :news, :lates, :locations)
        as named (by, servicer, parent, is_new, is_late, locations) join task on task.id = named.by
      order by subscription collate "C", named.servicer collate "C"
      on conflict (subscription, servicer_id) do update set
        lane = case when excluded.task is null then known.lane else excluded.lane end,
        resource = coalesce(known.resource, excluded.resource),
        requestor_id = coalesce(known.requestor_id, excluded.requestor_id),
        parent = coalesce(known.parent, excluded.parent),
        task = coalesce(known.task, excluded.task),
        locations = case when cardinality(known.locations) = 0
          then excluded.locations else known.locations end,
        poll_due_at = coalesce(known.poll_due_at, ledger_now()),
        changed_at = ledger_now()
        where excluded.servicer_id <> all(:late) or (known.task is null and excluded.task is not null)
      returning servicer_id\
      """;

  /** An order and the Task whose answer names it. */
  private record Named(
      UUID task, NamedOrder order, @Nullable String parent, boolean isNew, boolean isLate) {

    /** Equinix names an order for every verb; an Update makes one only by ReSubmit: a child. */
    static Named by(EndedTask task, NamedOrder order) {
      boolean isChange = task.verb() != Verb.CREATE;
      boolean isChild = isChange && !order.servicerId().equals(task.servicerId());
      String parent = isChild ? task.servicerId() : null;
      return new Named(task.id(), order, parent, !isChange || isChild, false);
    }

    static Named late(Answer answer, NamedOrder order) {
      return new Named(answer.task(), order, null, false, true);
    }

    String id() {
      return order.servicerId();
    }

    boolean isSaidBy(Named other) {
      return other.id().equals(id()) && (other.isNew() || other.task().equals(task));
    }
  }

  /**
   * Records orders; the same order twice in a batch counts once.
   *
   * @param late answers of one subscription, that of the Tasks, which ended nothing
   * @return the orders that only late answers name, by ServicerId, and their Tasks
   */
  public Map<String, UUID> record(List<EndedTask> ended, List<Answer> late) {
    Map<String, Named> folded = new LinkedHashMap<>();
    for (EndedTask task : ended) {
      for (NamedOrder order : task.end().orders()) {
        String name = task.subscription() + '\0' + order.servicerId();
        folded.putIfAbsent(name, Named.by(task, order));
      }
    }
    Map<String, Named> only = only(late, folded.values());
    List<Named> all = new ArrayList<>(only.values());
    folded.values().stream().filter(named -> !only.containsKey(named.id())).forEach(all::add);
    Set<String> written = all.isEmpty() ? Set.of() : write(all, only.keySet());
    keepFiles.keep(withFiles(ended, late));
    Map<String, UUID> appeared = new LinkedHashMap<>();
    only.values().stream()
        .filter(named -> written.contains(named.id()))
        .forEach(named -> appeared.put(named.id(), named.task()));
    return appeared;
  }

  /** Of all answers: of two about one order each may bring files. */
  private static List<By> withFiles(List<EndedTask> ended, List<Answer> late) {
    Stream<By> ends =
        ended.stream()
            .flatMap(task -> task.end().orders().stream().map(order -> new By(task.id(), order)));
    Stream<By> lates =
        late.stream()
            .filter(Answer::acknowledges)
            .flatMap(answer -> answer.orders().stream().map(order -> new By(answer.task(), order)));
    return Stream.concat(ends, lates).toList();
  }

  /** The orders of late answers, without those that an end of the same batch names. */
  private static Map<String, Named> only(List<Answer> late, Collection<Named> ended) {
    Map<String, Named> only = new LinkedHashMap<>();
    for (Answer answer : late) {
      Stream<NamedOrder> orders = answer.acknowledges() ? answer.orders().stream() : Stream.of();
      orders
          .map(order -> Named.late(answer, order))
          .filter(named -> ended.stream().noneMatch(named::isSaidBy))
          .forEach(named -> only.put(named.id(), named));
    }
    return only;
  }

  private Set<String> write(List<Named> all, Set<String> late) {
    return jdbc.sql(SQL)
        .param("tasks", Sql.uuids(all, Named::task))
        .param("servicers", Sql.texts(all, Named::id))
        .param("parents", Sql.texts(all, Named::parent))
        .param("news", Sql.bools(all, Named::isNew))
        .param("lates", Sql.bools(all, Named::isLate))
        .param("locations", Sql.texts(all, named -> Json.array(named.order().locations())))
        .param("late", Sql.texts(late))
        .query(Sql.TEXT)
        .set();
  }
}
