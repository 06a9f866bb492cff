package io.emgadapter.ledger.events;

import io.emgadapter.ledger.Sql;
import io.emgadapter.work.Lease;
import io.emgadapter.work.Lease.LeaseWatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that leases the readers of the log that nobody holds, renews the leases of this
 * instance, and reads the state of each reader. It does not touch the lease of another instance
 * until that has ended.
 */
@Component
public class TakeCursors {
  /**
   * If a reader has left so many deliveries behind, it leaves no more behind because of an outage.
   */
  public static final int MOST_WAITING = 10_000;

  // A new webhook gets the events that happen from now on.
  private static final String BEGIN =
      """
      insert into event_cursor (reader, began, number, until)
      select reader, head, head, ledger_now()
      from unnest(:readers) as new (reader), (select coalesce(max(number), 0) as head from event) as log
      order by reader on conflict do nothing\
      """;

  // One statement, because an idle instance runs it once a second and hardly any other.
  private static final String LOOK =
      """
      with free as (
        select reader from event_cursor
        where reader = any(:readers)
          and (owner is null or until < ledger_now() or (owner = :owner and :renew))
        order by reader for no key update skip locked),
      taken as (
        update event_cursor set owner = :owner, until = ledger_now() + make_interval(secs => :seconds),
          fence = case when owner = :owner then fence else fence + 1 end
        from free where event_cursor.reader = free.reader
        returning event_cursor.reader, event_cursor.fence, event_cursor.number)
      select event_cursor.reader, taken.fence, taken.number,
        (select count(*) from (select 1 from event_retry
          where event_retry.reader = event_cursor.reader and state = 'DUE' limit :most) as few)
          as waiting,
        exists (select 1 from event_retry where event_retry.reader = event_cursor.reader
          and state = 'DUE' and due_at <= ledger_now()) as due,
        exists (select 1 from webhook where 'webhook:' || name = event_cursor.reader
          and disabled_at is not null) as disabled,
        (select coalesce(max(event.number), 0) from event) as head
      from event_cursor left join taken using (reader) where event_cursor.reader = any(:readers)\
      """;

  private static final String GIVE_BACK =
      "update event_cursor set owner = null where reader = :reader and owner = :owner and fence = :fence";

  private final JdbcClient jdbc;

  TakeCursors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets new readers begin at the end of the log. */
  @Transactional
  public void begin(Collection<String> readers) {
    jdbc.sql(BEGIN).param("readers", Sql.texts(readers)).update();
  }

  /**
   * Leases those of these readers that are free, and gives the state of each; readers that never
   * began are left out.
   *
   * @param renew whether to renew the leases that the owner has already
   */
  @Transactional
  public List<Standing> look(Lease lease, Collection<String> readers, boolean renew) {
    LeaseWatch watch = LeaseWatch.of(lease);
    return jdbc.sql(LOOK)
        .param("readers", Sql.texts(readers))
        .param("owner", lease.owner())
        .param("renew", renew)
        .param("seconds", lease.seconds())
        .param("most", MOST_WAITING)
        .query((row, _) ->
            new Standing(
                row.getString("reader"),
                hold(row, watch),
                row.getInt("waiting"),
                row.getBoolean("due"),
                row.getBoolean("disabled"),
                row.getLong("head")))
        .list();
  }

  private static @Nullable Hold hold(ResultSet row, LeaseWatch watch) throws SQLException {
    long fence = row.getLong("fence");
    return row.wasNull()
        ? null
        : new Hold(row.getString("reader"), watch, fence, row.getLong("number"));
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
   * The state of a reader.
   *
   * @param hold the lease, if it was just taken or renewed; null otherwise
   * @param waiting how many deliveries it left behind that will be tried again, counted up to
   *     {@link #MOST_WAITING}
   * @param due whether some of those are due
   * @param disabled whether it is a webhook that is disabled
   * @param head the last number of the log
   */
  public record Standing(
      String reader, @Nullable Hold hold, int waiting, boolean due, boolean disabled, long head) {}

  /**
   * The lease of a reader of the log by this instance.
   *
   * @param watch says whether the lease still holds
   * @param fence which every move must name
   * @param number how far the reader had come when it was taken
   */
  public record Hold(String reader, LeaseWatch watch, long fence, long number) {

    /** The same lease from now on; to be made before it is renewed. */
    public Hold again() {
      return new Hold(reader, LeaseWatch.of(watch.lease()), fence, number);
    }
  }
}
