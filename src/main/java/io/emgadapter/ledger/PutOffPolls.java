package io.emgadapter.ledger;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that says when an order is to be asked for again of which nothing was read, for
 * the holder of its lease. Nothing is counted against the order.
 */
@Component
public class PutOffPolls {
  private static final String SQL =
      """
      update equinix_order set poll_owner = null,
        poll_due_at = ledger_now() + make_interval(secs => :seconds)
      where subscription = :subscription and servicer_id = :servicer and poll_fence = :fence
        and poll_due_at is not null\
      """;

  private final JdbcClient jdbc;
  private final PayPolls payPolls;

  PutOffPolls(JdbcClient jdbc, PayPolls payPolls) {
    this.jdbc = jdbc;
    this.payPolls = payPolls;
  }

  /**
   * Puts it off; one that another instance has taken over is left alone.
   *
   * @param calls so many were made; what was paid for others is given back
   */
  @Transactional
  public void putOff(ClaimedPoll poll, Duration dueIn, int calls) {
    jdbc.sql(SQL)
        .param("subscription", poll.subscription())
        .param("servicer", poll.servicerId())
        .param("fence", poll.fence())
        .param("seconds", PollPolicy.seconds(dueIn))
        .update();
    payPolls.giveBack(poll.subscription(), poll.paid() - calls);
  }
}
