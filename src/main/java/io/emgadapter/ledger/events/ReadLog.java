package io.emgadapter.ledger.events;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.events.Delivery.Destination;
import io.emgadapter.ledger.events.LoggedEvent.LoggedEvents;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log, and the deliveries that its readers left behind. */
@Component
public record ReadLog(JdbcClient jdbc) {
  private static final String HEAD = "select coalesce(max(number), 0) from event";

  // Events without content cannot be published; those not yet published keep their content.
  private static final String AFTER =
      """
      select * from (
        select *, sum(octet_length(data)) over (order by number) - octet_length(data) as before
        from (select * from event where number > :number and data is not null
          order by number limit :most) as next) as sized
      where before < :bytes order by number\
      """;

  /** One read ends when its contents have come to so many bytes. */
  private static final int MOST_BYTES = 4 << 20;

  private static final String DUE =
      """
      select event.*, due.destination, due.attempts, due.version,
        coalesce(due.correlation_id, event.correlation_id) as correlation
      from event_retry due join event using (number)
      where reader = :reader and state = 'DUE' and due_at <= ledger_now() and data is not null
        and not exists (select 1 from event_retry earlier
          where earlier.destination = due.destination and earlier.subject = due.subject
            and earlier.number < due.number and earlier.state = 'DUE')
      order by due_at, number limit :most\
      """;

  private static final String BLOCKED =
      """
      select distinct destination, subject
      from event_retry join unnest(:destinations, :subjects) as asked (destination, subject)
        using (destination, subject)
      where state = 'DUE'\
      """;

  /** The last number of the log; 0 if it is empty. */
  public long head() {
    return jdbc.sql(HEAD).query(Long.class).single();
  }

  /** The events after a number, at most so many, fewer if they are large. */
  public List<LoggedEvent> after(long number, int most) {
    return jdbc.sql(AFTER)
        .param("number", number)
        .param("most", most)
        .param("bytes", MOST_BYTES)
        .query((row, _) -> LoggedEvents.of(row))
        .list();
  }

  /**
   * The deliveries that a reader left behind and that may be tried again: the first of each
   * subject.
   */
  public List<Delivery> due(String reader, int most) {
    return jdbc.sql(DUE)
        .param("reader", reader)
        .param("most", most)
        .query((row, _) ->
            new Delivery(
                LoggedEvents.of(row),
                new Destination(row.getString("destination")),
                row.getString("correlation"),
                row.getInt("attempts"),
                row.getInt("version")))
        .list();
  }

  /** Which of these lines contain a delivery that must be made first. */
  public Set<Delivery.Line> blocked(Collection<Delivery.Line> lines) {
    if (lines.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        jdbc.sql(BLOCKED)
            .param("destinations", Sql.texts(lines, Delivery.Line::destination))
            .param("subjects", Sql.texts(lines, Delivery.Line::subject))
            .query((row, _) ->
                new Delivery.Line(row.getString("destination"), row.getString("subject")))
            .list());
  }
}
