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
 * How retention walks along the log: behind all readers, by a cursor of its own, a stretch at a
 * time. What it must leave alone for now it marks, and comes back to that. A step of transactions,
 * not one itself.
 */
@Component
public class LogUpkeep {
  /** What is published everywhere: no reader has yet to read it, and none has left it behind. */
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

  LogUpkeep(JdbcClient jdbc) {
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

  /**
   * The transaction that forgets what events told: once their request is forgotten, or where they
   * have none. One that is not told everywhere keeps its content.
   */
  @Component
  public static class ForgetEvents {
    private static final String WALKER = "forget";

    private static final String MAY =
        """
        not exists (select 1 from request where request.id = event.request and stage = 0) and \
        """
            + LogUpkeep.TOLD;

    // Locked before: else an event that a person has just had sent again would lose its content.
    private static final String FORGET =
        "update event set data = null, overdue = false where number = any(:numbers) and " + MAY;

    private static final String MARK =
        "update event set overdue = true where number = any(:numbers) and data is not null and not overdue";

    private final LogUpkeep upkeep;

    ForgetEvents(LogUpkeep upkeep) {
      this.upkeep = upkeep;
    }

    /**
     * Forgets the content of up to {@code most} events that were recorded so long ago, and of as
     * many that it had to leave alone before.
     *
     * @return how many of the first kind were looked at
     */
    @Transactional
    public int forget(Duration age, int most) {
      return upkeep
          .from(WALKER)
          .map(from -> {
            upkeep.apply(FORGET, upkeep.marked(age, most, false));
            List<Long> next = upkeep.next(from, age, most);
            if (!next.isEmpty()) {
              upkeep.apply(FORGET, next);
              upkeep.apply(MARK, next);
              upkeep.move(WALKER, next.getLast());
            }
            return next.size();
          })
          .orElse(0);
    }
  }

  /**
   * The transaction that removes old events from the log, once they are published everywhere and their
   * request has left.
   */
  @Component
  public static class LeaveEvents {
    private static final String WALKER = "leave";

    private static final String LEAVE =
        """
        with gone as (
          delete from event where number = any(:numbers)
            and not exists (select 1 from request where request.id = event.request and stage < 2) and\
        """
            + " "
            + LogUpkeep.TOLD
            + """
             returning number)
            delete from event_retry using gone where event_retry.number = gone.number\
            """;

    private static final String MARK =
        "update event set overdue = true where number = any(:numbers)";

    private static final String SKIPPED =
        """
        delete from event_skipped where last = any(:numbers)
          or last < (select min(number) from event)\
        """;

    private final LogUpkeep upkeep;

    LeaveEvents(LogUpkeep upkeep) {
      this.upkeep = upkeep;
    }

    /**
     * Removes up to {@code most} events that were recorded so long ago, and as many that it had to
     * leave alone before.
     *
     * @return how many of the first kind were looked at
     */
    @Transactional
    public int leave(Duration age, int most) {
      return upkeep
          .from(WALKER)
          .map(from -> {
            upkeep.apply(LEAVE, upkeep.marked(age, most, true));
            List<Long> next = upkeep.next(from, age, most);
            if (!next.isEmpty()) {
              upkeep.apply(LEAVE, next);
              upkeep.apply(MARK, next);
              upkeep.apply(SKIPPED, next);
              upkeep.move(WALKER, next.getLast());
            }
            return next.size();
          })
          .orElse(0);
    }
  }
}
