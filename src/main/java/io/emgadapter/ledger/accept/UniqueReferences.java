package io.emgadapter.ledger.accept;

import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Verb;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlValue;

/**
 * Refuses Creates whose RequestorId must be unique and is not (Equinix, RequestorIdUnique): another
 * Create has it that may have made an order, or a known order has it. Its locks come before those
 * of lanes.
 */
@Step
record UniqueReferences(JdbcClient jdbc) {
  // Two such Creates on two instances would not see each other, so they go one after the other.
  // Sorted, so that they never wait for each other.
  private static final String LOCK =
      """
      select pg_advisory_xact_lock(hash) from (
        select distinct hashtextextended(subscription || chr(10) || requestor, 7) as hash
        from unnest(:subscriptions, :requestors) as u (subscription, requestor)
        order by hash) sorted\
      """;

  private static final String HOLDERS =
      """
      select subscription, requestor_id, sender, request_id, servicer_id
      from (
        select task.subscription, task.requestor_id, request.sender, request.request_id,
          (select min(made.servicer_id) from equinix_order made where made.task = task.id)
            as servicer_id
        from task join request on request.id = task.request
          join unnest(:subscriptions, :requestors) as u (subscription, requestor)
            on task.subscription = u.subscription and task.requestor_id = u.requestor
        where task.verb = 'Create' and task.state not in ('REFUSED', 'NOT_SENT')
        union all
        select made.subscription, made.requestor_id, null, null, made.servicer_id
        from equinix_order made
          join unnest(:subscriptions, :requestors) as u (subscription, requestor)
            on made.subscription = u.subscription and made.requestor_id = u.requestor
      ) holder
      order by sender nulls last, request_id, servicer_id\
      """;

  private record Reference(String subscription, String requestorId) {
    static Reference of(NewRequest request) {
      return new Reference(request.subscription(), String.valueOf(request.requestorId()));
    }
  }

  /** Who has a reference: a Create of ours, a known order, or both. */
  private record Holder(
      @Nullable String sender, @Nullable String id, @Nullable String servicerId) {}

  /** The requests that are to be refused, in the order in which they came. */
  Map<UUID, Problem> refuse(List<NewRequest> requests) {
    Set<Reference> wanted =
        requests.stream()
            .filter(UniqueReferences::isUnique)
            .map(Reference::of)
            .collect(Collectors.toSet());
    return wanted.isEmpty() ? Map.of() : refuse(requests, holders(wanted));
  }

  private static Map<UUID, Problem> refuse(
      List<NewRequest> requests, Map<Reference, Holder> holders) {
    Map<UUID, Problem> refused = new LinkedHashMap<>();
    for (NewRequest request : requests) {
      if (request.verb() == Verb.CREATE && request.requestorId() != null) {
        Holder own = new Holder(request.sender(), request.requestId(), null);
        Holder holder = holders.putIfAbsent(Reference.of(request), own);
        if (holder != null && request.unique()) {
          refused.put(request.id(), taken(request, holder));
        }
      }
    }
    return refused;
  }

  private Map<Reference, Holder> holders(Collection<Reference> wanted) {
    SqlValue subscriptions = Sql.texts(wanted, Reference::subscription);
    SqlValue requestors = Sql.texts(wanted, Reference::requestorId);
    jdbc.sql(LOCK)
        .param("subscriptions", subscriptions)
        .param("requestors", requestors)
        .query()
        .listOfRows();
    Map<Reference, Holder> holders = new HashMap<>();
    jdbc.sql(HOLDERS)
        .param("subscriptions", subscriptions)
        .param("requestors", requestors)
        .query((row, _) ->
            holders.putIfAbsent(
                new Reference(row.getString("subscription"), row.getString("requestor_id")),
                new Holder(
                    row.getString("sender"),
                    row.getString("request_id"),
                    row.getString("servicer_id"))))
        .list();
    return holders;
  }

  private static boolean isUnique(NewRequest request) {
    return request.verb() == Verb.CREATE && request.unique() && request.requestorId() != null;
  }

  /** Another sender's id is its own affair; an order's number is known to the whole account. */
  private static Problem taken(NewRequest request, Holder holder) {
    String who =
        request.sender().equals(holder.sender())
            ? "your request " + holder.id()
            : holder.servicerId() != null
                ? "the order " + holder.servicerId()
                : "a request of another sender";
    return new Problem(
        "/body/RequestorId",
        "requestor-id-taken",
        "Send another RequestorId, or RequestorIdUnique false: " + who + " has this one.");
  }
}
