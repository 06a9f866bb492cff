package io.emgadapter.ledger.events;

import io.emgadapter.ledger.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions by which retention walks along the log, behind all readers and with cursors of
 * its own, a batch at a time. First contents are forgotten, later the events are removed. Events
 * that must stay for now are marked, and checked again later.
 */
@Component
public class LogUpkeep {
  private static final String FORGET_READER = "forget";
  private static final String PURGE_READER = "purge";

  /**
   * Events that were delivered everywhere: no reader has them ahead, and none has left them behind.
   */
  private static final String DELIVERED =
      """
      not exists (select 1 from event_retry
          where event_retry.number = event.number and event_retry.state = 'DUE')\
      """;

  private static final String FROM =
      "select number from event_cursor where reader = :reader for no key update skip locked";

  private static final String NEXT =
      """
      select number, occurred_at < ledger_now() - make_interval(secs => :age) as old from event
      where number > :from and number <= (
        select min(number) from event_cursor where reader <> all(array['forget', 'purge']))
      order by number limit :most for no key update of event\
      """;

  private static final String MARKED =
      """
      select number from event
      where overdue and (data is not null or :bare)
        and occurred_at < ledger_now() - make_interval(secs => :age)
      order by number limit :most for no key update of event skip locked\
      """;

  private static final String MOVE =
      "update event_cursor set number = :number where reader = :reader";
  private static final String MAY =
      """
      not exists (select 1 from request where request.id = event.request and stage = 0) and \
      """
          + DELIVERED;

  // Locked first; otherwise an event that a person has just resent would lose its content.
  private static final String FORGET =
      "update event set data = null, traceparent = null, tracestate = null, overdue = false where number = any(:numbers) and "
          + MAY;

  private static final String MARK_CONTENT =
      "update event set overdue = true where number = any(:numbers) and data is not null and not overdue";

  private static final String LEAVE =
      """
      with gone as (
        delete from event where number = any(:numbers)
          and not exists (select 1 from request where request.id = event.request and stage < 2) and\
      """
          + " "
          + DELIVERED
          + """
           returning number)
          delete from event_retry using gone where event_retry.number = gone.number\
          """;

  private static final String MARK = "update event set overdue = true where number = any(:numbers)";

  private static final String SKIPPED =
      """
      delete from event_skipped where last = any(:numbers)
        or last < (select min(number) from event)\
      """;

  private final JdbcClient jdbc;

  LogUpkeep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Forgets the content of up to {@code most} events that were recorded so long ago, and of as many
   * that had to stay before. An event is only affected if it has no request, or its request is
   * forgotten. What was not delivered everywhere keeps its content.
   *
   * @return how many of the first kind were looked at
   */
  @Transactional
  public int forget(Duration age, int most) {
    return walk(FORGET_READER, age, most, false, List.of(FORGET, MARK_CONTENT));
  }

  /**
   * Removes up to {@code most} events that were recorded so long ago, and as many that had to stay
   * before, if they were delivered everywhere and their request was removed.
   *
   * @return how many of the first kind were looked at
   */
  @Transactional
  public int purge(Duration age, int most) {
    return walk(PURGE_READER, age, most, true, List.of(LEAVE, MARK, SKIPPED));
  }

  /**
   * The first statement also locks what was marked before; it skips what another instance works on.
   */
  private int walk(String reader, Duration age, int most, boolean bare, List<String> statements) {
    Optional<Long> from = jdbc.sql(FROM).param("reader", reader).query(Long.class).optional();
    if (from.isEmpty()) {
      return 0;
    }
    apply(statements.getFirst(), marked(age, most, bare));
    List<Long> next = next(from.get(), age, most);
    if (!next.isEmpty()) {
      statements.forEach(statement -> apply(statement, next));
      jdbc.sql(MOVE).param("number", next.getLast()).param("reader", reader).update();
    }
    return next.size();
  }

  /** The next events that are so old, up to the first that is not; locked. */
  private List<Long> next(long from, Duration age, int most) {
    return jdbc.sql(NEXT)
        .param("from", from)
        .param("age", age.toSeconds())
        .param("most", most)
        .query(LogUpkeep::old);
  }

  private static List<Long> old(ResultSet row) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    while (row.next() && row.getBoolean("old")) {
      numbers.add(row.getLong("number"));
    }
    return numbers;
  }

  /**
   * Some of the events that had to stay before; locked.
   *
   * @param bare also those whose content is forgotten
   */
  private List<Long> marked(Duration age, int most, boolean bare) {
    return jdbc.sql(MARKED)
        .param("age", age.toSeconds())
        .param("most", most)
        .param("bare", bare)
        .query((row, _) -> row.getLong("number"))
        .list();
  }

  private void apply(String sql, List<Long> numbers) {
    if (!numbers.isEmpty()) {
      jdbc.sql(sql).param("numbers", Sql.longs(numbers, number -> number)).update();
    }
  }
}
