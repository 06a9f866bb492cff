package io.emgadapter.ledger.accept;

import io.emgadapter.ledger.Json;
import io.emgadapter.ledger.NewRequest;
import io.emgadapter.ledger.NewRequest.Digest;
import io.emgadapter.ledger.NewRequest.Key;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.accept.InsertTasks.NewTask;
import io.emgadapter.sight.TraceContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes requests, each id once, and says who has an id. */
@Step
record KeepRequests(JdbcClient jdbc) {
  // Waits for a transaction that is just taking the same id; sorted, so that two never wait for
  // each other. A Create's lane is its own, with one Task; of the others both follow. A message
  // that was turned away stays so, though it would be accepted by now.
  private static final String TAKE =
      """
      insert into request (id, lane, open_tasks, digest_version, digest, sender, request_id,
        subscription, verb, resource, reply_to, correlation_id, body, context, rest, notes,
        traceparent, tracestate)
      select id, id, 1, version, digest, sender, request_id, subscription, verb, resource, reply_to,
        correlation_id, body, context, rest, notes, traceparent, tracestate
      from unnest(:ids, :versions, :digests, :senders, :request_ids, :subscriptions, :verbs,
        :resources, :replies, :correlations, :bodies, :contexts, :rests, :notes, :messages,
        :traceparents, :tracestates)
        as r (id, version, digest, sender, request_id, subscription, verb, resource, reply_to,
          correlation_id, body, context, rest, notes, message, traceparent, tracestate)
      where not exists (select 1 from parked where parked.id = message)
      order by sender, request_id
      on conflict (request_id, sender) do nothing
      returning id\
      """;

  private static final String PUT_IN_LANES =
      """
      update request set lane = placed.lane, open_tasks = placed.tasks
      from unnest(:requests, :lanes, :counts) as placed (id, lane, tasks)
      where request.id = placed.id\
      """;

  private static final String FIND =
      """
      select sender, request_id, id, digest_version, digest
      from request join unnest(:senders, :ids) as k (sender, request_id) using (sender, request_id)\
      """;

  private static final String FREE = "delete from request where id = any(:requests)";

  /** The request that has an id. */
  record Holder(UUID request, Digest digest) {
    boolean hasSame(Digest other) {
      return digest.version() == other.version() && Arrays.equals(digest.value(), other.value());
    }
  }

  /** Writes those of these whose id is not taken, no id twice; gives them, as they came. */
  List<NewRequest> take(Collection<NewRequest> requests) {
    Set<UUID> taken =
        jdbc.sql(TAKE)
            .param("ids", Sql.uuids(requests, NewRequest::id))
            .param("versions", Sql.ints(requests, request -> request.digest().version()))
            .param("digests", Sql.bytes(requests, request -> request.digest().value()))
            .param("senders", Sql.texts(requests, NewRequest::sender))
            .param("request_ids", Sql.texts(requests, NewRequest::requestId))
            .param("subscriptions", Sql.texts(requests, NewRequest::subscription))
            .param("verbs", Sql.texts(requests, request -> request.verb().word()))
            .param("resources", Sql.texts(requests, request -> request.resource().word()))
            .param("replies", Sql.texts(requests, request -> request.reply().queue()))
            .param("correlations", Sql.texts(requests, request -> request.reply().correlationId()))
            .param("bodies", Sql.bytes(requests, NewRequest::body))
            .param("contexts", Sql.bytes(requests, NewRequest::context))
            .param("rests", Sql.bytes(requests, NewRequest::rest))
            .param("notes", Sql.bytes(requests, KeepRequests::notes))
            .param("messages", Sql.uuids(requests, NewRequest::message))
            .param("traceparents", Sql.texts(requests, each -> TraceContext.parent(each.trace())))
            .param("tracestates", Sql.texts(requests, each -> TraceContext.state(each.trace())))
            .query(Sql.ID)
            .set();
    return requests.stream().filter(request -> taken.contains(request.id())).toList();
  }

  /** Says of requests that are aimed at an order in which lane their Tasks are, and how many. */
  void putInLanes(List<NewRequest> aimed, List<NewTask> tasks) {
    Map<UUID, List<NewTask>> byRequest =
        tasks.stream().collect(Collectors.groupingBy(NewTask::request));
    List<List<NewTask>> placed =
        aimed.stream().map(request -> byRequest.getOrDefault(request.id(), List.of())).toList();
    if (!placed.isEmpty()) {
      jdbc.sql(PUT_IN_LANES)
          .param("requests", Sql.uuids(placed, of -> of.getFirst().request()))
          .param("lanes", Sql.uuids(placed, of -> of.getFirst().lane()))
          .param("counts", Sql.ints(placed, List::size))
          .update();
    }
  }

  /** Finds who has these ids. */
  Map<Key, Holder> holders(Collection<Key> keys) {
    Map<Key, Holder> holders = new HashMap<>();
    if (!keys.isEmpty()) {
      jdbc.sql(FIND)
          .param("senders", Sql.texts(keys, Key::sender))
          .param("ids", Sql.texts(keys, Key::id))
          .query((row, _) ->
              holders.put(
                  new Key(row.getString("sender"), row.getString("request_id")),
                  new Holder(
                      row.getObject("id", UUID.class),
                      new Digest(row.getInt("digest_version"), row.getBytes("digest")))))
          .list();
    }
    return holders;
  }

  /** Gives back ids that this transaction took. */
  void free(Collection<UUID> requests) {
    if (!requests.isEmpty()) {
      jdbc.sql(FREE).param("requests", Sql.uuids(requests)).update();
    }
  }

  private static byte @Nullable [] notes(NewRequest request) {
    return request.notes().isEmpty() ? null : Json.bytes(Json.texts(request.notes()));
  }
}
