package io.emgadapter.ledger.reads;

import io.emgadapter.event.RecordedEvent;
import io.emgadapter.ledger.RecordedEvents;
import io.emgadapter.ledger.reads.FeedPart.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads all events in one order: by the transaction that wrote them, then by their ids. It reads up
 * to the oldest transaction that is still open, so nothing appears later before what was read, and
 * events of one stream come in their order, whichever instance wrote them.
 */
@Component
public class ReadFeed {
  /** So many events are looked at in one read, wanted or not. */
  static final int SCAN = 500;

  /** A read ends when its contents have come to so many bytes. */
  private static final int MOST_BYTES = 1 << 19;

  private static final String END = "select pg_snapshot_xmin(pg_current_snapshot())::text";

  private static final String READ =
      """
      with horizon as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as tx),
      scanned as materialized (
        select * from event
        where (tx, id) > (:tx::text::xid8, :id) and tx < (select tx from horizon)
        order by tx, id limit :scan),
      last as (select tx, id from scanned order by tx desc, id desc limit 1),
      wanted as (
        select scanned.*, data, sum(octet_length(data)) over (order by tx, id)
          - octet_length(data) as before
        from scanned join event_content on event_content.event = scanned.id where %s)
      select horizon.tx::text as horizon, last.tx::text as last_tx, last.id as last_id,
        (select count(*) from scanned) as scanned, (select count(*) from wanted) as found,
        page.tx::text as page_tx, page.*
      from horizon left join last on true
        left join wanted page on page.before < :bytes
      order by page.tx, page.id\
      """;

  private static final String FIND =
      """
      select tx::text from event join event_content on event_content.event = event.id
      where id = :id and occurred_at > ledger_now() - make_interval(secs => :seconds) and %s\
      """;

  private final JdbcClient jdbc;

  ReadFeed(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The place behind all that is committed by now. */
  public Position end() {
    return Position.before(jdbc.sql(END).query(String.class).single());
  }

  /**
   * The place of an event.
   *
   * @param subscriptions whose it may be; null for any
   * @return empty for one that is not known, is older than {@code longest}, has lost its content,
   *     or is of none of the subscriptions
   */
  public Optional<Position> find(
      UUID event, Duration longest, @Nullable List<String> subscriptions) {
    FeedFilter filter = new FeedFilter(List.of(), null, subscriptions);
    return jdbc.sql(FIND.formatted(filter.condition()))
        .params(filter.parameters())
        .param("id", event)
        .param("seconds", longest.toSeconds())
        .query(String.class)
        .optional()
        .map(tx -> new Position(tx, event));
  }

  /** Reads on from a place. */
  public FeedPart read(Position from, FeedFilter filter) {
    return jdbc.sql(READ.formatted(filter.condition()))
        .params(filter.parameters())
        .param("tx", from.tx())
        .param("id", from.id())
        .param("scan", SCAN)
        .param("bytes", MOST_BYTES)
        .query((ResultSetExtractor<FeedPart>) ReadFeed::part);
  }

  /** There is always a row, which says where things stand; it has no event where none was found. */
  private static FeedPart part(ResultSet row) throws SQLException {
    row.next();
    int found = row.getInt("found");
    boolean atEnd = row.getInt("scanned") < SCAN;
    Position behind =
        atEnd
            ? Position.before(row.getString("horizon"))
            : new Position(row.getString("last_tx"), row.getObject("last_id", UUID.class));
    List<RecordedEvent> events = new ArrayList<>();
    Position last = behind;
    while (found > 0 && !row.isAfterLast()) {
      events.add(RecordedEvents.of(row));
      last = new Position(row.getString("page_tx"), events.getLast().id());
      row.next();
    }
    boolean all = events.size() == found;
    return new FeedPart(events, all ? behind : last, all && atEnd);
  }
}
