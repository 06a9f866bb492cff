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
  private static final String SQL =
      """
      update event set tx = '0'
      where tx <> '0'
        and (select tx from event order by tx desc, id desc limit 1)
          >= pg_snapshot_xmax(pg_current_snapshot())\
      """;

  private final JdbcClient jdbc;

  RenumberEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Renumbers, where that is needed; else it costs a look at one row.
   *
   * @return how many events were renumbered
   */
  @Transactional
  public int renumber() {
    return jdbc.sql(SQL).update();
  }
}
