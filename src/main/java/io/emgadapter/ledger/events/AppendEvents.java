package io.emgadapter.ledger.events;

import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Json;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.events.LoggedEvent.LoggedEvents;
import io.emgadapter.sight.TraceContext;
import io.emgadapter.sight.TraceSpan;
import io.emgadapter.sight.TraceSpan.Attribute;
import io.emgadapter.sight.Traces;
import io.emgadapter.sight.Traces.Part;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes events at the end of the log. A transaction gathers its events and writes them as the last
 * thing before its commit, in one statement. That statement takes the one lock that all
 * transactions with events share, and keeps it until the commit is visible to everybody. So numbers
 * rise in the order of commits, and a long transaction does not make others wait.
 */
@Step
public record AppendEvents(JdbcClient jdbc, EventTail tail, Traces traces) {
  /** Key of the advisory lock. */
  static final long LOCK = 0x656d_675f_6c6f_67L;

  // The lock is taken before the first number. An event that exists already came from the same
  // message before a crash.
  private static final String SQL =
      """
      with locked as materialized (select pg_advisory_xact_lock(:lock)),
      given as (
        select e.*, (select array_agg(array[queue, again.correlation_id] order by queue)
            from request_reply again
            where again.request = e.request and type <> 'request.conflicting') as copies
        from unnest(:ids, :subscriptions, :types, :keys, :subjects, :requests, :finals,
            :correlations, :replies, :data, :traceparents, :tracestates) with ordinality
          as e (id, subscription, type, routing_key, subject, request, final, correlation_id,
            reply_to, data, traceparent, tracestate, nth), locked
        order by nth)
      insert into event (number, id, subscription, type, routing_key, subject, request, final,
        correlation_id, reply_to, copies, data, traceparent, tracestate)
      select nextval('event_number'), id, subscription, type, routing_key, subject, request, final,
        correlation_id, reply_to, copies, data, traceparent, tracestate
      from given
      on conflict (id) do nothing
      returning number, id, occurred_at, copies\
      """;

  /** Has this transaction write these events when it commits, in this order. */
  public void append(List<NewEvent> events) {
    if (!events.isEmpty()) {
      appending().events.addAll(events);
    }
  }

  private Appending appending() {
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(Appending.class::isInstance)
        .map(Appending.class::cast)
        .findFirst()
        .orElseGet(() -> {
          Appending appending = new Appending();
          TransactionSynchronizationManager.registerSynchronization(appending);
          return appending;
        });
  }

  /** The events of one transaction. */
  private final class Appending implements TransactionSynchronization {
    private final List<NewEvent> events = new ArrayList<>();
    private final Map<UUID, TraceSpan> spans = new HashMap<>();
    private List<LoggedEvent> logged = List.of();

    @Override
    public void beforeCommit(boolean readOnly) {
      logged = insert(traces.isOn() ? events.stream().map(this::traced).toList() : events);
    }

    /** Its place in the trace is fixed here, so that everybody gets the same bytes. */
    private NewEvent traced(NewEvent event) {
      TraceSpan span =
          traces
              .begin(Part.RECORD, event.trace())
              .with(Attribute.EVENT, event.type().word())
              .with(Attribute.SUBSCRIPTION, event.subscription());
      spans.put(event.id(), span);
      return event.traced(span.contextOr(event.trace()));
    }

    @Override
    public void afterCommit() {
      tail.committed(logged);
      logged.forEach(each -> spans.getOrDefault(each.event().id(), TraceSpan.NONE).end("recorded"));
    }
  }

  private List<LoggedEvent> insert(List<NewEvent> events) {
    Map<UUID, NewEvent> given = new LinkedHashMap<>();
    events.forEach(event -> given.putIfAbsent(event.id(), event));
    List<NewEvent> once = List.copyOf(given.values());
    Map<UUID, byte[]> data = new HashMap<>();
    once.forEach(event -> data.put(event.id(), Json.bytes(event.data())));
    return jdbc
        .sql(SQL)
        .param("lock", LOCK)
        .param("ids", Sql.uuids(once, NewEvent::id))
        .param("subscriptions", Sql.texts(once, NewEvent::subscription))
        .param("types", Sql.texts(once, event -> event.type().word()))
        .param("keys", Sql.texts(once, NewEvent::routingKey))
        .param("subjects", Sql.texts(once, NewEvent::subject))
        .param("requests", Sql.uuids(once, NewEvent::request))
        .param("finals", Sql.bools(once, NewEvent::finalForRequest))
        .param("correlations", Sql.texts(once, event -> correlation(event.reply())))
        .param("replies", Sql.texts(once, event -> queue(event.reply())))
        .param("data", Sql.bytes(once, event -> data.get(event.id())))
        .param("traceparents", Sql.texts(once, event -> TraceContext.parent(event.trace())))
        .param("tracestates", Sql.texts(once, event -> TraceContext.state(event.trace())))
        .query((row, _) -> logged(row, given, data))
        .list()
        .stream()
        .sorted(Comparator.comparingLong(LoggedEvent::number))
        .toList();
  }

  private static LoggedEvent logged(
      ResultSet row, Map<UUID, NewEvent> given, Map<UUID, byte[]> data) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Instant occurredAt = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
    Array copies = row.getArray("copies");
    return LoggedEvent.of(
        Objects.requireNonNull(given.get(id)),
        row.getLong("number"),
        occurredAt,
        Objects.requireNonNull(data.get(id)),
        LoggedEvents.pairs(copies));
  }

  private static @Nullable String correlation(NewEvent.@Nullable Reply reply) {
    return reply == null ? null : reply.correlationId();
  }

  private static @Nullable String queue(NewEvent.@Nullable Reply reply) {
    return reply == null ? null : reply.queue();
  }

  /** Work that follows the commit of a transaction. */
  public static final class AfterCommit {
    private AfterCommit() {}

    /** Runs something after the commit; it must not throw. */
    public static void run(Runnable work) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              work.run();
            }
          });
    }
  }
}
