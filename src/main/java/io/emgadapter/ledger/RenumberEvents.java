package io.emgadapter.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that mends the order of all events after a dump was restored elsewhere: another
 * server counts its transactions anew, so the old events would stand behind all new ones. They then
 * count as one transaction, before everything else.
 */
@Component
public class RenumberEvents {
  // The last one goes last, so that whoever is cut off goes on. An instance that waited for another
  // one's batch finds nothing left of it, which is no end.
  private static final String IS_NEEDED =
      """
      select coalesce((select tx from event order by tx desc, id desc limit 1)
        >= pg_snapshot_xmax(pg_current_snapshot()), false)\
      """;

  private static final String SQL =
      """
      with old as (
        select id from event where tx > '0' order by tx, id limit :most for no key update)
      update event set tx = '0' from old where event.id = old.id\
      """;

  private final JdbcClient jdbc;

  RenumberEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Renumbers some, where that is needed; else it costs a look at one row.
   *
   * @param most so many; the others by another call
   * @return how many events were renumbered, 0 only when all are in order
   */
  @Transactional
  public int renumber(int most) {
    return jdbc.sql(IS_NEEDED).query(Boolean.class).single()
        ? Math.max(1, jdbc.sql(SQL).param("most", most).update())
        : 0;
  }
}
