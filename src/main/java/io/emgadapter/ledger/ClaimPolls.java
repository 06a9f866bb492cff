package io.emgadapter.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that leases orders which are to be asked for, each to one instance that pays for
 * the calls; and gives up those that have not changed for too long. A lease that ends without a
 * word lets another instance ask.
 */
@Component
public class ClaimPolls {
  private static final int LOOKED_THROUGH = 200;

  private static final String IS_ANY_DUE =
      """
      select exists (select 1 from equinix_order
        where subscription = :subscription and poll_due_at <= ledger_now()
          and (state is null or state not in ('Closed', 'Cancelled')))\
      """;

  // An order does not show at Equinix at once, so that one that has just appeared waits.
  private static final String CLAIM =
      """
      with due as (
        select servicer_id, poll_due_at,
          changed_at <= ledger_now() - make_interval(secs => :giveUp) as old
        from equinix_order
        where subscription = :subscription and poll_due_at <= ledger_now()
          and (state is null or state not in ('Closed', 'Cancelled'))
          and appeared_at <= ledger_now() - make_interval(secs => :every)
        order by poll_due_at, servicer_id limit :look for no key update skip locked),
      given_up as (
        update equinix_order set poll_due_at = null, poll_owner = null
        from due where old and subscription = :subscription
          and equinix_order.servicer_id = due.servicer_id),
      next as (
        select servicer_id from due where not old order by poll_due_at, servicer_id limit :most)
      update equinix_order set poll_owner = :owner, poll_fence = poll_fence + 1,
        poll_due_at = ledger_now() + make_interval(secs => :seconds)
      from next where subscription = :subscription and equinix_order.servicer_id = next.servicer_id
      returning subscription, equinix_order.servicer_id, poll_fence, changes, resource,
        requestor_id, task is not null as ours\
      """;

  private final JdbcClient jdbc;
  private final PayPolls payPolls;

  ClaimPolls(JdbcClient jdbc, PayPolls payPolls) {
    this.jdbc = jdbc;
    this.payPolls = payPolls;
  }

  /** Leases up to {@code most} orders of a subscription, the longest due first. */
  @Transactional
  public List<ClaimedPoll> claim(Lease lease, String subscription, PollPolicy policy, int most) {
    if (!isAnyDue(subscription)) {
      return List.of();
    }
    int paidFor = Math.max(0, payPolls.left(subscription, policy)) / policy.callsEach();
    List<ClaimedPoll> claimed =
        jdbc.sql(CLAIM)
            .param("subscription", subscription)
            .param("giveUp", PollPolicy.seconds(policy.giveUp()))
            .param("every", PollPolicy.seconds(policy.every()))
            .param("look", most + LOOKED_THROUGH)
            .param("most", Math.min(most, paidFor))
            .param("owner", lease.owner())
            .param("seconds", lease.seconds())
            .query((row, _) -> poll(row, policy.callsEach()))
            .list();
    payPolls.pay(subscription, claimed.size() * policy.callsEach());
    return claimed;
  }

  private boolean isAnyDue(String subscription) {
    return jdbc.sql(IS_ANY_DUE).param("subscription", subscription).query(Boolean.class).single();
  }

  private static ClaimedPoll poll(ResultSet row, int paid) throws SQLException {
    return new ClaimedPoll(
        row.getString("subscription"),
        row.getString("servicer_id"),
        row.getInt("poll_fence"),
        row.getLong("changes"),
        paid,
        row.getString("resource"),
        row.getString("requestor_id"),
        row.getBoolean("ours"));
  }
}
