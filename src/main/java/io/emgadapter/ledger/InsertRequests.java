package io.emgadapter.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes new requests with their content. A step of transactions, not one itself. */
@Component
class InsertRequests {
  private static final String SQL =
      """
      with given as (
        select * from unnest(:ids, :subscriptions, :senders, :sender_ids, :verbs, :resources,
          :replies, :correlations, :tasks, :bodies, :contexts, :rests, :notes)
          as r (id, subscription, sender, sender_id, verb, resource, reply_to, correlation_id,
            open_tasks, body, context, rest, notes)),
      added as (
        insert into request (id, subscription, sender, sender_id, verb, resource, reply_to,
          correlation_id, open_tasks)
        select id, subscription, sender, sender_id, verb, resource, reply_to, correlation_id,
          open_tasks
        from given)
      insert into request_content (request, body, context, rest, notes)
      select id, body, context, rest, notes from given\
      """;

  private final JdbcClient jdbc;

  InsertRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(List<NewRequest> requests, List<NewTask> tasks) {
    Map<UUID, Long> counts =
        tasks.stream().collect(Collectors.groupingBy(NewTask::request, Collectors.counting()));
    jdbc.sql(SQL)
        .param("ids", Sql.uuids(requests, NewRequest::id))
        .param("subscriptions", Sql.texts(requests, NewRequest::subscription))
        .param("senders", Sql.texts(requests, NewRequest::sender))
        .param("sender_ids", Sql.texts(requests, NewRequest::senderId))
        .param("verbs", Sql.texts(requests, request -> request.verb().word()))
        .param("resources", Sql.texts(requests, request -> request.resource().word()))
        .param("replies", Sql.texts(requests, request -> request.reply().queue()))
        .param("correlations", Sql.texts(requests, request -> request.reply().correlationId()))
        .param("tasks", Sql.longs(requests, request -> counts.getOrDefault(request.id(), 0L)))
        .param("bodies", Sql.bytes(requests, NewRequest::body))
        .param("contexts", Sql.bytes(requests, NewRequest::context))
        .param("rests", Sql.bytes(requests, NewRequest::rest))
        .param("notes", Sql.bytes(requests, InsertRequests::notes))
        .update();
  }

  private static byte @Nullable [] notes(NewRequest request) {
    return request.notes().isEmpty() ? null : Json.bytes(Json.texts(request.notes()));
  }
}
