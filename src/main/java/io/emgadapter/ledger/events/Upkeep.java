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

/**
 * How retention walks along the log: behind all readers, by a cursor of its own, a stretch at a
 * time. What it must leave alone for now it marks, and comes back to that. A step of transactions,
 * not one itself.
 */
@Component
class Upkeep {
  /** What is told everywhere: no reader has it before it, and none has left it behind. */
  static final String TOLD =
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
        select min(number) from event_cursor where reader <> all(array['forget', 'leave']))
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

  private final JdbcClient jdbc;

  Upkeep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a walker is, locked; empty while another instance walks. */
  Optional<Long> from(String walker) {
    return jdbc.sql(FROM).param("reader", walker).query(Long.class).optional();
  }

  /** The next events that are so old, up to the first that is not; locked. */
  List<Long> next(long from, Duration age, int most) {
    return jdbc.sql(NEXT)
        .param("from", from)
        .param("age", age.toSeconds())
        .param("most", most)
        .query(Upkeep::old);
  }

  private static List<Long> old(ResultSet row) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    while (row.next() && row.getBoolean("old")) {
      numbers.add(row.getLong("number"));
    }
    return numbers;
  }

  /**
   * Some of those that were left alone before; locked.
   *
   * @param bare also those whose content is forgotten
   */
  List<Long> marked(Duration age, int most, boolean bare) {
    return jdbc.sql(MARKED)
        .param("age", age.toSeconds())
        .param("most", most)
        .param("bare", bare)
        .query((row, _) -> row.getLong("number"))
        .list();
  }

  void move(String walker, long number) {
    jdbc.sql(MOVE).param("number", number).param("reader", walker).update();
  }

  int apply(String sql, List<Long> numbers) {
    return numbers.isEmpty()
        ? 0
        : jdbc.sql(sql).param("numbers", Sql.longs(numbers, number -> number)).update();
  }
}
