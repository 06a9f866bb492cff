package io.emgadapter.ledger.reads;

import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.ledger.events.EventTail;
import io.emgadapter.ledger.events.LoggedEvent;
import io.emgadapter.ledger.events.LoggedEvent.LoggedEvents;
import io.emgadapter.ledger.events.ReadLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Reads the log on from a number, from memory where it can. What appears later has a higher number,
 * whichever instance wrote it.
 */
@Component
public record ReadFeed(JdbcClient jdbc, ReadLog log, EventTail tail) {
  /** So many events are looked at in one read, wanted or not. */
  static final int SCAN = 500;

  /** A read ends when its contents have come to so many bytes. */
  private static final int MOST_BYTES = 1 << 19;

  private static final String READ =
      """
      with scanned as materialized (
        select * from event where number > :number order by number limit :scan),
      wanted as (
        select *, sum(octet_length(data)) over (order by number) - octet_length(data) as before
        from scanned where data is not null and %s)
      select size.scanned, size.last, size.found, page.*
      from (select count(*) as scanned, max(number) as last,
          (select count(*) from wanted) as found from scanned) as size
        left join wanted page on page.before < :bytes
      order by page.number\
      """;

  private static final String FIND =
      """
      select number from event
      where id = :id and data is not null
        and occurred_at > ledger_now() - make_interval(secs => :seconds) and %s\
      """;

  /** The number behind which everything is that is committed from now on. */
  public long end() {
    return log.head();
  }

  /**
   * The number of an event.
   *
   * @param subscriptions whose it may be; null for any
   * @return empty for one that is not known, is older than {@code longest}, has lost its content,
   *     or is of none of the subscriptions
   */
  public Optional<Long> find(UUID event, Duration longest, @Nullable List<String> subscriptions) {
    FeedFilter filter = new FeedFilter(List.of(), null, subscriptions);
    return jdbc.sql(FIND.formatted(filter.condition()))
        .params(filter.parameters())
        .param("id", event)
        .param("seconds", longest.toSeconds())
        .query(Long.class)
        .optional();
  }

  /** Waits until there may be something behind a number, for so long at most. */
  public void await(long number, Duration longest) throws InterruptedException {
    tail.awaitBeyond(number, longest);
  }

  /** Reads on from a number. */
  public FeedPart read(long from, FeedFilter filter) {
    return tail.after(from, SCAN)
        .map(events -> inMemory(from, events, filter))
        .orElseGet(() -> inLedger(from, filter));
  }

  private static FeedPart inMemory(long from, List<LoggedEvent> events, FeedFilter filter) {
    long reached = events.isEmpty() ? from : events.getLast().number();
    List<RecordedEvent> wanted =
        events.stream().map(LoggedEvent::event).filter(filter::wants).toList();
    return new FeedPart(wanted, reached, events.size() < SCAN);
  }

  private FeedPart inLedger(long from, FeedFilter filter) {
    return jdbc.sql(READ.formatted(filter.condition()))
        .params(filter.parameters())
        .param("number", from)
        .param("scan", SCAN)
        .param("bytes", MOST_BYTES)
        .query((ResultSetExtractor<FeedPart>) row -> part(row, from));
  }

  /** There is always a row, which says where things stand; it has no event where none was found. */
  private static FeedPart part(ResultSet row, long from) throws SQLException {
    row.next();
    int found = row.getInt("found");
    boolean atEnd = row.getInt("scanned") < SCAN;
    long behind = Math.max(from, row.getLong("last"));
    List<RecordedEvent> events = new ArrayList<>();
    while (found > 0 && !row.isAfterLast()) {
      events.add(LoggedEvents.event(row));
      row.next();
    }
    boolean all = events.size() == found;
    return new FeedPart(events, all ? behind : events.getLast().sequence(), all && atEnd);
  }

  /**
   * Which events are wanted.
   *
   * @param types their words; empty for all
   * @param subject null for any
   * @param subscriptions whose; null for all, those of none included
   */
  public record FeedFilter(
      List<String> types, @Nullable String subject, @Nullable List<String> subscriptions) {

    /** Whether an event is wanted. */
    public boolean wants(RecordedEvent event) {
      return (types.isEmpty() || types.contains(event.type().word()))
          && (subject == null || subject.equals(event.subject()))
          && (subscriptions == null
              || (event.subscription() != null && subscriptions.contains(event.subscription())));
    }

    /** As SQL, of what is asked for alone. */
    String condition() {
      return (types.isEmpty() ? "true" : "type = any(:types)")
          + (subject == null ? "" : " and subject = :subject")
          + (subscriptions == null ? "" : " and subscription = any(:subscriptions)");
    }

    /** The parameters of the condition. */
    Map<String, Object> parameters() {
      Map<String, Object> parameters = new HashMap<>();
      parameters.put("types", texts(types));
      if (subject != null) {
        parameters.put("subject", subject);
      }
      if (subscriptions != null) {
        parameters.put("subscriptions", texts(subscriptions));
      }
      return parameters;
    }

    private static SqlArrayValue texts(List<String> texts) {
      return new SqlArrayValue("text", texts.toArray());
    }
  }

  /**
   * What one read of all events gave.
   *
   * @param events those that were wanted, in their order
   * @param reached where the next read begins
   * @param atEnd whether there is no more for now
   */
  public record FeedPart(List<RecordedEvent> events, long reached, boolean atEnd) {}
}
