package io.emgadapter.ledger.events;

import io.emgadapter.ledger.Sql;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.LeaseWatch;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that leases readers of the log, those that nobody holds, and renews the leases
 * that the instance has. Another instance's lease is left alone until it ends.
 */
@Component
public class TakeCursors {
  // A new webhook gets what happens from now on.
  private static final String BEGIN =
      """
      insert into event_cursor (reader, began, number, until)
      select reader, head, head, ledger_now()
      from unnest(:readers) as new (reader), (select coalesce(max(number), 0) as head from event) as log
      order by reader on conflict do nothing\
      """;

  private static final String TAKE =
      """
      with free as (
        select reader from event_cursor
        where reader = any(:readers) and (owner = :owner or owner is null or until < ledger_now())
        order by reader for no key update skip locked)
      update event_cursor set owner = :owner, until = ledger_now() + make_interval(secs => :seconds),
        fence = case when owner = :owner then fence else fence + 1 end
      from free where event_cursor.reader = free.reader
      returning event_cursor.reader, fence, number\
      """;

  private static final String GIVE_BACK =
      "update event_cursor set owner = null where reader = :reader and owner = :owner and fence = :fence";

  private final JdbcClient jdbc;

  TakeCursors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Has new readers begin at the end of the log. */
  @Transactional
  public void begin(Collection<String> readers) {
    jdbc.sql(BEGIN).param("readers", Sql.texts(readers)).update();
  }

  /** Takes or renews what it can of these readers, and gives what it got. */
  @Transactional
  public List<Hold> take(Lease lease, Collection<String> readers) {
    LeaseWatch watch = LeaseWatch.of(lease);
    return jdbc.sql(TAKE)
        .param("readers", Sql.texts(readers))
        .param("owner", lease.owner())
        .param("seconds", lease.seconds())
        .query((row, _) ->
            new Hold(row.getString("reader"), watch, row.getLong("fence"), row.getLong("number")))
        .list();
  }

  /** Lets another instance take a reader at once. */
  @Transactional
  public void giveBack(Hold hold) {
    jdbc.sql(GIVE_BACK)
        .param("reader", hold.reader())
        .param("owner", hold.watch().lease().owner())
        .param("fence", hold.fence())
        .update();
  }

  /**
   * That this instance holds a reader of the log.
   *
   * @param watch says whether it still does
   * @param fence to be named with every move
   * @param number how far the reader had come when it was taken
   */
  public record Hold(String reader, LeaseWatch watch, long fence, long number) {

    /** The same from now on, to be taken before it is renewed. */
    public Hold again() {
      return new Hold(reader, LeaseWatch.of(watch.lease()), fence, number);
    }
  }
}
