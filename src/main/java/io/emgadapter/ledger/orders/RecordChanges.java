package io.emgadapter.ledger.orders;

import io.emgadapter.ledger.Json;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.orders.LockOrders.OrderRecord;
import io.emgadapter.ledger.orders.LockOrders.OrderRecord.Change;
import io.emgadapter.ledger.orders.OrderNewsEvents.OrderNewsJson;
import io.emgadapter.notification.OrderNews;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the histories of orders and their new states. */
@Step
public record RecordChanges(JdbcClient jdbc) {
  private static final String KNOWN =
      """
      select servicer_id, change.source, change.key
      from order_change change join unnest(:servicers, :sources, :keys) as n (servicer, source, key)
        on change.servicer_id = n.servicer and change.source = n.source and change.key = n.key
      where subscription = :subscription\
      """;

  private static final String INSERT =
      """
      with given as (
        select * from unnest(:servicers, :seqs, :sources, :keys, :bills, :states, :changeds, :lates,
          :activities, :sents, :descriptions, :details)
          as c (servicer_id, seq, source, key, bill, state, state_changed, late, activity, sent_at,
            description, details)),
      added as (
        insert into order_change (subscription, servicer_id, seq, source, key, bill, state,
          state_changed, late, activity, sent_at)
        select :subscription, servicer_id, seq, source, key, bill, state, state_changed, late,
          activity, sent_at
        from given)
      insert into order_change_content (subscription, servicer_id, seq, description, details)
      select :subscription, servicer_id, seq, description, details from given\
      """;

  private static final String UPDATE =
      """
      update equinix_order set state = given.state, state_sent_at = given.sent_at,
        changes = given.changes, changed_at = ledger_now(),
        poll_due_at = coalesce(poll_due_at, ledger_now())
      from unnest(:servicers, :states, :sents, :counts) as given (servicer, state, sent_at, changes)
      where subscription = :subscription and servicer_id = given.servicer\
      """;

  /** What makes news the same, within one subscription. */
  public record Key(String servicerId, String source, String key) {
    public static Key of(OrderNews news) {
      return new Key(String.valueOf(news.servicerId()), news.source().word(), news.key());
    }
  }

  /** Which of these are in a history already; all orders are locked. */
  public Set<Key> known(String subscription, Collection<Key> keys) {
    return new HashSet<>(
        jdbc.sql(KNOWN)
            .param("subscription", subscription)
            .param("servicers", Sql.texts(keys, Key::servicerId))
            .param("sources", Sql.texts(keys, Key::source))
            .param("keys", Sql.texts(keys, Key::key))
            .query((row, _) -> new Key(row.getString(1), row.getString(2), row.getString(3)))
            .list());
  }

  /** Writes changes, and the orders as they are after them. */
  void record(String subscription, List<Change> changes, Collection<OrderRecord> orders) {
    if (changes.isEmpty()) {
      return;
    }
    jdbc.sql(INSERT)
        .param("subscription", subscription)
        .param("servicers", Sql.texts(changes, c -> c.news().servicerId()))
        .param("seqs", Sql.longs(changes, Change::seq))
        .param("sources", Sql.texts(changes, c -> c.news().source().word()))
        .param("keys", Sql.texts(changes, c -> c.news().key()))
        .param("bills", Sql.bools(changes, c -> c.news().isBill()))
        .param("states", Sql.texts(changes, c -> c.news().state()))
        .param("changeds", Sql.bools(changes, Change::stateChanged))
        .param("lates", Sql.bools(changes, Change::late))
        .param("activities", Sql.texts(changes, c -> c.news().activity()))
        .param("sents", Sql.times(changes, c -> c.news().sentAt()))
        .param("descriptions", Sql.texts(changes, c -> c.news().description()))
        .param("details", Sql.bytes(changes, c -> Json.bytes(OrderNewsJson.details(c.news()))))
        .update();
    jdbc.sql(UPDATE)
        .param("subscription", subscription)
        .param("servicers", Sql.texts(orders, OrderRecord::servicerId))
        .param("states", Sql.texts(orders, OrderRecord::state))
        .param("sents", Sql.times(orders, OrderRecord::stateSentAt))
        .param("counts", Sql.longs(orders, OrderRecord::changes))
        .update();
  }
}
