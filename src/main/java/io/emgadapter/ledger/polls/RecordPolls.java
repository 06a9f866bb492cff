package io.emgadapter.ledger.polls;

import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.events.AppendEvents;
import io.emgadapter.ledger.orders.ApplyOrderNews;
import io.emgadapter.ledger.polls.ClaimPolls.ClaimedPoll;
import io.emgadapter.notification.OrderNews;
import io.emgadapter.sight.LeaseLosses;
import io.emgadapter.sight.LeaseLosses.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions that follow from a poll. What was read of an order is taken from the holder of
 * its lease, who is told when to ask again. What is new goes the way of a notification: into the
 * order's record and history, with the same event. Of an order that somebody else told of since it
 * was leased nothing is taken, for what was read may be older; it is read again.
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
  private static final String NOT_READ =
      """
      update equinix_order set poll_owner = null,
        poll_due_at = ledger_now() + make_interval(secs => :seconds)
      where subscription = :subscription and servicer_id = :servicer and poll_fence = :fence
        and poll_due_at is not null\
      """;

  // An order that is not followed any more is not lost.
  private static final String LOST =
      """
      select count(*) from equinix_order
      where subscription = :subscription and servicer_id = :servicer and poll_fence <> :fence\
      """;
  private static final String GIVE_UP =
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
  private final FreshNews freshNews;
  private final ApplyOrderNews applyOrderNews;
  private final AppendEvents events;
  private final PollBudget budget;
  private final LeaseLosses losses;

  RecordPolls(
      JdbcClient jdbc,
      FreshNews freshNews,
      ApplyOrderNews applyOrderNews,
      AppendEvents events,
      PollBudget budget,
      LeaseLosses losses) {
    this.jdbc = jdbc;
    this.freshNews = freshNews;
    this.applyOrderNews = applyOrderNews;
    this.events = events;
    this.budget = budget;
    this.losses = losses;
  }

  /**
   * Takes it.
   *
   * @param read all that was read, in the order in which it happened
   * @param calls so many were made; what was paid for others is given back
   * @return how much of it was published
   */
  @Transactional
  public int record(ClaimedPoll poll, PollPolicy policy, List<OrderNews> read, int calls) {
    List<NewEvent> told =
        lock(poll)
            .map(known -> freshNews.of(poll, known, read))
            .map(fresh -> applyOrderNews.apply(poll.subscription(), fresh, _ -> Ids.next()))
            .orElse(List.of());
    events.append(told);
    count(
        poll,
        about(PUT_OFF, poll)
            .param("every", PollPolicy.seconds(policy.every()))
            .param("atMost", PollPolicy.seconds(policy.atMost()))
            .update());
    budget.giveBack(poll.subscription(), poll.paid() - calls);
    return told.size();
  }

  /**
   * Says when an order is to be asked for again of which nothing was read; nothing is counted
   * against it, and one that another instance has taken over is left alone.
   *
   * @param calls so many were made; what was paid for others is given back
   */
  @Transactional
  public void putOff(ClaimedPoll poll, Duration dueIn, int calls) {
    count(poll, about(NOT_READ, poll).param("seconds", PollPolicy.seconds(dueIn)).update());
    budget.giveBack(poll.subscription(), poll.paid() - calls);
  }

  /**
   * Gives up orders of a subscription that have not changed for too long: they are not asked for
   * any more, until there is news of them.
   *
   * @return how many they were, {@code most} at most
   */
  @Transactional
  public int giveUp(String subscription, PollPolicy policy, int most) {
    return jdbc.sql(GIVE_UP)
        .param("subscription", subscription)
        .param("giveUp", PollPolicy.seconds(policy.giveUp()))
        .param("most", most)
        .update();
  }

  private void count(ClaimedPoll poll, int mine) {
    if (mine == 0) {
      losses.add(Place.POLLS, about(LOST, poll).query(Integer.class).single());
    }
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
