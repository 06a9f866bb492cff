package io.emgadapter.ledger.events;

import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.sight.TraceContext;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event at its place in the log, with all that its readers need.
 *
 * @param routingKey by which consumers of the topic exchange bind
 * @param isFinal whether a request ends with it, so that somebody must receive it
 * @param correlationId the correlation id that its sender wants on it
 * @param replies the queues where a copy is wanted, each once, and the correlation id that it has
 *     there
 */
public record LoggedEvent(
    RecordedEvent event,
    String routingKey,
    boolean isFinal,
    @Nullable String correlationId,
    List<NewEvent.Reply> replies) {

  /** Its number in the log. */
  public long number() {
    return event.sequence();
  }

  /** About how many bytes it holds in memory. */
  int size() {
    return 500 + event.data().length;
  }

  /** An event that has just been written. */
  static LoggedEvent of(
      NewEvent event, long number, Instant at, byte[] data, List<NewEvent.Reply> copies) {
    NewEvent.Reply own = event.reply();
    return new LoggedEvent(
        new RecordedEvent(
            event.id(),
            event.type(),
            event.subject(),
            event.subscription(),
            number,
            at,
            data,
            event.trace()),
        event.routingKey(),
        event.finalForRequest(),
        own == null ? null : own.correlationId(),
        replies(own, copies));
  }

  /** For each queue, the correlation id of the sender that asked last. */
  static List<NewEvent.Reply> replies(NewEvent.@Nullable Reply own, List<NewEvent.Reply> copies) {
    Map<String, NewEvent.Reply> once = new LinkedHashMap<>();
    if (own != null && own.queue() != null) {
      once.put(own.queue(), own);
    }
    copies.forEach(copy -> once.put(String.valueOf(copy.queue()), copy));
    return List.copyOf(once.values());
  }

  /** Makes events of rows of the log. */
  public static final class LoggedEvents {
    private LoggedEvents() {}

    /** The event of a row with all columns of {@code event}, whose content is still there. */
    public static RecordedEvent event(ResultSet row) throws SQLException {
      return new RecordedEvent(
          row.getObject("id", UUID.class),
          EventType.of(row.getString("type")),
          row.getString("subject"),
          row.getString("subscription"),
          row.getLong("number"),
          row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
          row.getBytes("data"),
          TraceContext.kept(row.getString("traceparent"), row.getString("tracestate")));
    }

    /** The same with what readers need. */
    static LoggedEvent of(ResultSet row) throws SQLException {
      String correlation = row.getString("correlation_id");
      return new LoggedEvent(
          event(row),
          row.getString("routing_key"),
          row.getBoolean("final"),
          correlation,
          LoggedEvent.replies(
              new Reply(row.getString("reply_to"), correlation), pairs(row.getArray("copies"))));
    }

    static List<Reply> pairs(@Nullable Array copies) throws SQLException {
      return copies == null
          ? List.of()
          : Arrays.stream((String[][]) copies.getArray())
              .map(pair -> new Reply(pair[0], pair[1]))
              .toList();
    }
  }
}
