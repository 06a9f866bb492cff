package io.emgadapter.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that gives up orders that have not changed for too long: they are not asked for
 * any more, until there is news of them.
 */
@Component
public class GiveUpPolls {
  private static final String SQL =
      """
      with old as (
        select servicer_id from equinix_order
        where subscription = :subscription and poll_due_at <= ledger_now()
          and (state is null or state not in ('Closed', 'Cancelled'))
          and changed_at <= ledger_now() - make_interval(secs => :giveUp)
        order by servicer_id collate "C" limit :most for no key update skip locked)
      update equinix_order set poll_due_at = null, poll_owner = null
      from old where subscription = :subscription and equinix_order.servicer_id = old.servicer_id\
      """;

  private final JdbcClient jdbc;

  GiveUpPolls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Gives up so many of a subscription at most.
   *
   * @return how many they were
   */
  @Transactional
  public int giveUp(String subscription, PollPolicy policy, int most) {
    return jdbc.sql(SQL)
        .param("subscription", subscription)
        .param("giveUp", PollPolicy.seconds(policy.giveUp()))
        .param("most", most)
        .update();
  }
}
