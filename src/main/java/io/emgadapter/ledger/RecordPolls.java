package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.events.AppendEvents;
import io.emgadapter.notification.OrderNews;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that takes what was read of an order, from the holder of its lease, and says when
 * it is to be asked for again. What is new goes the way of a notification: into the order's record
 * and history, with the same event. Of an order that somebody else told of since it was leased
 * nothing is taken, for what was read may be older; it is read again.
 */
@Component
public class RecordPolls {
  private static final String LOCK =
      """
      select state, state_sent_at from equinix_order
      where subscription = :subscription and servicer_id = :servicer and poll_fence = :fence
        and changes = :changes
      for no key update\
      """;

  // Without a change it is asked for when it is twice as old as now, counted from the last one.
  private static final String PUT_OFF =
      """
      update equinix_order set poll_owner = null, poll_due_at = ledger_now()
        + least(greatest(ledger_now() - changed_at, make_interval(secs => :every)),
          make_interval(secs => :atMost))
      where subscription = :subscription and servicer_id = :servicer and poll_fence = :fence\
      """;

  private final JdbcClient jdbc;
  private final FreshNews freshNews;
  private final ApplyOrderNews applyOrderNews;
  private final AppendEvents events;
  private final PayPolls payPolls;

  RecordPolls(
      JdbcClient jdbc,
      FreshNews freshNews,
      ApplyOrderNews applyOrderNews,
      AppendEvents events,
      PayPolls payPolls) {
    this.jdbc = jdbc;
    this.freshNews = freshNews;
    this.applyOrderNews = applyOrderNews;
    this.events = events;
    this.payPolls = payPolls;
  }

  /**
   * Takes it.
   *
   * @param read all that was read, in the order in which it happened
   * @param calls so many were made; what was paid for others is given back
   * @return how much of it was told
   */
  @Transactional
  public int record(ClaimedPoll poll, PollPolicy policy, List<OrderNews> read, int calls) {
    List<NewEvent> told =
        lock(poll)
            .map(known -> freshNews.of(poll, known, read))
            .map(fresh -> applyOrderNews.apply(poll.subscription(), fresh, _ -> Ids.next()))
            .orElse(List.of());
    events.append(told);
    about(PUT_OFF, poll)
        .param("every", PollPolicy.seconds(policy.every()))
        .param("atMost", PollPolicy.seconds(policy.atMost()))
        .update();
    payPolls.giveBack(poll.subscription(), poll.paid() - calls);
    return told.size();
  }

  private Optional<FreshNews.Known> lock(ClaimedPoll poll) {
    return about(LOCK, poll)
        .param("changes", poll.changes())
        .query((row, _) -> known(row))
        .optional();
  }

  private static FreshNews.Known known(ResultSet row) throws SQLException {
    OffsetDateTime sentAt = row.getObject("state_sent_at", OffsetDateTime.class);
    return new FreshNews.Known(row.getString("state"), sentAt == null ? null : sentAt.toInstant());
  }

  private JdbcClient.StatementSpec about(String sql, ClaimedPoll poll) {
    return jdbc.sql(sql)
        .param("subscription", poll.subscription())
        .param("servicer", poll.servicerId())
        .param("fence", poll.fence());
  }
}
