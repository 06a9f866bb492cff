package io.emgadapter.ledger.polls;

import io.emgadapter.work.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that leases orders which are to be asked for, each to one instance that pays for
 * the calls. A lease that ends without a word lets another instance ask.
 */
@Component
public class ClaimPolls {
  // An order does not show at Equinix at once, so that one that has just appeared waits. What has
  // not changed for too long is about to be given up.
  private static final String DUE =
      """
      from equinix_order
      where subscription = :subscription and poll_due_at <= ledger_now()
        and (state is null or state not in ('Closed', 'Cancelled'))
        and appeared_at <= ledger_now() - make_interval(secs => :every)
        and changed_at > ledger_now() - make_interval(secs => :giveUp)
      """;

  private static final String IS_ANY_DUE = "select exists (select 1 " + DUE + ")";

  private static final String CLAIM =
      """
      with next as (
        select servicer_id
      """
          + DUE
          + """
            order by poll_due_at, servicer_id limit :most for no key update skip locked)
          update equinix_order set poll_owner = :owner, poll_fence = poll_fence + 1,
            poll_due_at = ledger_now() + make_interval(secs => :seconds)
          from next where subscription = :subscription and equinix_order.servicer_id = next.servicer_id
          returning subscription, equinix_order.servicer_id, poll_fence, changes, resource,
            requestor_id, task is not null as ours\
          """;

  private final JdbcClient jdbc;
  private final PollBudget budget;

  ClaimPolls(JdbcClient jdbc, PollBudget budget) {
    this.jdbc = jdbc;
    this.budget = budget;
  }

  /** Leases up to {@code most} orders of a subscription, the longest due first. */
  @Transactional
  public List<ClaimedPoll> claim(Lease lease, String subscription, PollPolicy policy, int most) {
    if (!budget.isAnyLeft(subscription, policy) || !isAnyDue(subscription, policy)) {
      return List.of();
    }
    int paidFor = Math.max(0, budget.left(subscription, policy)) / policy.callsEach();
    List<ClaimedPoll> claimed =
        of(CLAIM, subscription, policy)
            .param("most", Math.min(most, paidFor))
            .param("owner", lease.owner())
            .param("seconds", lease.seconds())
            .query((row, _) -> poll(row, policy.callsEach()))
            .list();
    budget.pay(subscription, claimed.size() * policy.callsEach());
    return claimed;
  }

  private boolean isAnyDue(String subscription, PollPolicy policy) {
    return of(IS_ANY_DUE, subscription, policy).query(Boolean.class).single();
  }

  private JdbcClient.StatementSpec of(String sql, String subscription, PollPolicy policy) {
    return jdbc.sql(sql)
        .param("subscription", subscription)
        .param("every", PollPolicy.seconds(policy.every()))
        .param("giveUp", PollPolicy.seconds(policy.giveUp()));
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

  /**
   * An order that this instance may ask for while its lease lasts.
   *
   * @param fence to be named by every write about it
   * @param changes the last number of its history; whoever finds another one later has read what
   *     may be old by now
   * @param paid so many calls are paid for
   * @param requestorId the customer's reference; null where it is not known
   * @param isOurs whether a Task of ours made it
   */
  public record ClaimedPoll(
      String subscription,
      String servicerId,
      int fence,
      long changes,
      int paid,
      @Nullable String resource,
      @Nullable String requestorId,
      boolean isOurs) {

    /** Without the reference. */
    @Override
    public String toString() {
      return "ClaimedPoll[" + subscription + ", " + servicerId + "]";
    }
  }
}
