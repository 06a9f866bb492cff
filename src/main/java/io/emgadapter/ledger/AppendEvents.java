package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes events, each with its number in its stream and its deliveries. Locks the streams, so that
 * their numbers have no gap that fills later. A step of transactions, not one itself.
 */
@Component
class AppendEvents {
  private static final String NUMBER =
      """
      insert into stream as s (name, last)
      select * from unnest(:streams, :counts) as n (name, last) order by name
      on conflict (name) do update set last = s.last + excluded.last
      returning name, last\
      """;

  // An event that is there already came from the same message before a crash.
  private static final String EVENTS =
      """
      with given as (
        select * from unnest(:ids, :subscriptions, :streams, :seqs, :types, :keys, :subjects,
          :requests, :finals, :correlations, :data)
          as e (id, subscription, stream, seq, type, routing_key, subject, request, final,
            correlation_id, data)),
      added as (
        insert into event (id, subscription, stream, seq, type, routing_key, subject, request,
          final, correlation_id)
        select id, subscription, stream, seq, type, routing_key, subject, request, final,
          correlation_id
        from given order by stream, seq
        on conflict (id) do nothing
        returning id)
      insert into event_content (event, data) select id, data from given join added using (id)\
      """;

  private static final String DELIVERIES =
      """
      insert into delivery (event, destination, stream, seq, correlation_id)
      select event.id, 'reply:' || queue, stream, seq, request_reply.correlation_id
      from event join request_reply using (request)
      where event.id = any(:events) and type <> 'request.conflicting'
      union all
      select event, destination, stream, seq, null
      from unnest(:events, :destinations, :streams, :seqs) as d (event, destination, stream, seq)
      on conflict do nothing\
      """;

  private final JdbcClient jdbc;
  private final Listeners listeners;

  AppendEvents(JdbcClient jdbc, Listeners listeners) {
    this.jdbc = jdbc;
    this.listeners = listeners;
  }

  /** An event with its number. */
  private record Numbered(NewEvent event, long seq) {}

  /** One place that an event is to be delivered to. */
  private record Due(Numbered event, String destination) {}

  /** Appends events, in this order within each stream. */
  void append(List<NewEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    List<Numbered> numbered = number(events);
    insertEvents(numbered);
    insertDeliveries(numbered.stream().flatMap(this::deliveries).toList());
  }

  private List<Numbered> number(List<NewEvent> events) {
    Map<String, Long> counts =
        events.stream()
            .collect(Collectors.groupingBy(NewEvent::stream, TreeMap::new, Collectors.counting()));
    Map<String, Long> next = new HashMap<>();
    jdbc.sql(NUMBER)
        .param("streams", Sql.texts(counts.keySet()))
        .param("counts", Sql.longs(counts.values(), count -> count))
        .query(row -> {
          String stream = row.getString("name");
          next.put(stream, row.getLong("last") - counts.getOrDefault(stream, 0L));
        });
    List<Numbered> numbered = new ArrayList<>();
    events.forEach(e -> numbered.add(new Numbered(e, next.merge(e.stream(), 1L, Long::sum))));
    return numbered;
  }

  private void insertEvents(List<Numbered> events) {
    jdbc.sql(EVENTS)
        .param("ids", Sql.uuids(events, e -> e.event().id()))
        .param("subscriptions", Sql.texts(events, e -> e.event().subscription()))
        .param("streams", Sql.texts(events, e -> e.event().stream()))
        .param("seqs", Sql.longs(events, Numbered::seq))
        .param("types", Sql.texts(events, e -> e.event().type().word()))
        .param("keys", Sql.texts(events, e -> e.event().routingKey()))
        .param("subjects", Sql.texts(events, e -> e.event().subject()))
        .param("requests", Sql.uuids(events, e -> e.event().request()))
        .param("finals", Sql.bools(events, e -> e.event().finalForRequest()))
        .param("correlations", Sql.texts(events, AppendEvents::correlation))
        .param("data", Sql.bytes(events, e -> Json.bytes(e.event().data())))
        .update();
  }

  private void insertDeliveries(List<Due> due) {
    jdbc.sql(DELIVERIES)
        .param("events", Sql.uuids(due, d -> d.event().event().id()))
        .param("destinations", Sql.texts(due, Due::destination))
        .param("streams", Sql.texts(due, d -> d.event().event().stream()))
        .param("seqs", Sql.longs(due, d -> d.event().seq()))
        .update();
  }

  private Stream<Due> deliveries(Numbered event) {
    NewEvent.Reply reply = event.event().reply();
    Stream<Destination> broker =
        reply == null || reply.queue() == null
            ? Stream.of(Destination.EXCHANGE)
            : Stream.of(Destination.EXCHANGE, Destination.reply(reply.queue()));
    return Stream.concat(broker, listeners.of(event.event()))
        .map(destination -> new Due(event, destination.name()));
  }

  private static @Nullable String correlation(Numbered event) {
    NewEvent.Reply reply = event.event().reply();
    return reply == null ? null : reply.correlationId();
  }
}
