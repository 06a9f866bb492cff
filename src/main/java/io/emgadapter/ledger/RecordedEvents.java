package io.emgadapter.ledger;

import io.emgadapter.event.EventType;
import io.emgadapter.event.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Makes events of rows. */
public final class RecordedEvents {
  private RecordedEvents() {}

  /** The event of a row with all columns of {@code event}, and its {@code data}. */
  public static RecordedEvent of(ResultSet row) throws SQLException {
    return new RecordedEvent(
        row.getObject("id", UUID.class),
        EventType.of(row.getString("type")),
        row.getString("subject"),
        row.getString("subscription"),
        row.getLong("seq"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getBytes("data"));
  }
}
