package io.emgadapter.ledger.events;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.event.RecordedEvent;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes events of rows of the log. */
public final class LoggedEvents {
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
        row.getBytes("data"));
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
