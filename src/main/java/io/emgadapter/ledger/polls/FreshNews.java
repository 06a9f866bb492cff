package io.emgadapter.ledger.polls;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.orders.RecordChanges;
import io.emgadapter.ledger.orders.RecordChanges.Key;
import io.emgadapter.ledger.polls.ClaimPolls.ClaimedPoll;
import io.emgadapter.notification.OrderNews;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells what of a poll is new. A poll reads all that an order shows, each time; most of it was told
 * before, by an earlier poll or by a notification. The order is locked.
 */
@Step
record FreshNews(JdbcClient jdbc, RecordChanges recordChanges) {
  // A notification has no name for a note but its Activity, and joins texts by ||. Its words are
  // forgotten one day, so what they told of is kept by the name that it has here.
  private static final String NOTIFIED =
      """
      with recognised as (
        select given.key from unnest(:keys, :activities, :texts) as given (key, activity, text)
        where exists (
          select 1 from recognised_note known
          where known.subscription = :subscription and known.servicer_id = :servicer
            and known.key = given.key)
        or exists (
          select 1 from order_change change
            left join order_change_content content using (subscription, servicer_id, seq)
          where change.subscription = :subscription and change.servicer_id = :servicer
            and change.source = 'notification'
            and (change.activity = given.activity or given.text = any(
              regexp_split_to_array(btrim(content.description), '\\s*\\|\\|\\s*'))))),
      kept as (
        insert into recognised_note (subscription, servicer_id, key)
        select :subscription, :servicer, key from recognised on conflict do nothing)
      select key from recognised\
      """;

  private static final String STATES =
      """
      select distinct state from order_change
      where subscription = :subscription and servicer_id = :servicer and state is not null
        and not bill\
      """;

  /** What is known of the order's state. */
  record Known(@Nullable String state, @Nullable Instant sentAt) {}

  /** What of it is to be told. */
  List<OrderNews> of(ClaimedPoll poll, Known known, List<OrderNews> read) {
    Set<Key> before =
        recordChanges.known(poll.subscription(), read.stream().map(Key::of).distinct().toList());
    List<OrderNews> fresh =
        read.stream()
            .filter(each -> !before.contains(Key.of(each)))
            .filter(each -> each.state() == null || changes(poll, known, each))
            .toList();
    Set<String> notified = notified(poll, fresh.stream().filter(n -> n.state() == null).toList());
    return fresh.stream().filter(each -> !notified.contains(each.key())).toList();
  }

  /** A state that has no time is told once: it may be what a slow part of Equinix still shows. */
  private boolean changes(ClaimedPoll poll, Known known, OrderNews status) {
    if (String.valueOf(status.state()).equals(known.state())) {
      return false;
    }
    return status.sentAt() == null
        ? !states(poll).contains(status.state())
        : known.sentAt() == null || !status.sentAt().isBefore(known.sentAt());
  }

  private Set<String> states(ClaimedPoll poll) {
    return new HashSet<>(about(STATES, poll).query(String.class).list());
  }

  private Set<String> notified(ClaimedPoll poll, List<OrderNews> news) {
    return news.isEmpty()
        ? Set.of()
        : new HashSet<>(
            about(NOTIFIED, poll)
                .param("keys", Sql.texts(news, OrderNews::key))
                .param("activities", Sql.texts(news, OrderNews::activity))
                .param("texts", Sql.texts(news, OrderNews::description))
                .query(String.class)
                .list());
  }

  private JdbcClient.StatementSpec about(String sql, ClaimedPoll poll) {
    return jdbc.sql(sql)
        .param("subscription", poll.subscription())
        .param("servicer", poll.servicerId());
  }
}
