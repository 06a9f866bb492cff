package io.emgadapter.ledger.orders;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.lane.FindLanes.TargetName;
import io.emgadapter.notification.OrderNews;
import io.emgadapter.notification.OrderState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks the records of orders that have news. An order that is not known yet is adopted, with the
 * lane that an Update finds if it names the order by its ServicerId. These locks come after those
 * of lanes and Tasks.
 */
@Step
record LockOrders(JdbcClient jdbc) {
  // One statement locks the known and inserts the others, in the order that every transaction keeps
  // which writes orders. A Create's answer that comes meanwhile keeps its own lane.
  private static final String LOCK =
      """
      insert into equinix_order as known
        (subscription, servicer_id, lane, resource, requestor_id)
      select :subscription, * from unnest(:servicers, :lanes, :resources, :requestors)
      on conflict (subscription, servicer_id) do update set
        resource = coalesce(known.resource, excluded.resource),
        requestor_id = coalesce(known.requestor_id, excluded.requestor_id)
      returning servicer_id, state, state_sent_at, changes, ledger_now() as now,
        (select request from task where task.id = known.task) as request\
      """;

  /**
   * Locks them.
   *
   * @param first the first news of each order, by ServicerId
   */
  Map<String, OrderRecord> lock(String subscription, SortedMap<String, OrderNews> first) {
    Collection<OrderNews> news = first.values();
    Map<String, OrderRecord> records = new HashMap<>();
    jdbc.sql(LOCK)
        .param("subscription", subscription)
        .param("servicers", Sql.texts(first.keySet()))
        .param("lanes", Sql.uuids(first.keySet(), id -> lane(subscription, id)))
        .param("resources", Sql.texts(news, OrderNews::resource))
        .param("requestors", Sql.texts(news, OrderNews::requestorId))
        .query((row, _) -> record(row))
        .list()
        .forEach(record -> records.put(record.servicerId(), record));
    return records;
  }

  private static UUID lane(String subscription, String servicerId) {
    return TargetName.servicer(subscription, servicerId).foreignLane();
  }

  private static OrderRecord record(ResultSet row) throws SQLException {
    return new OrderRecord(
        row.getString("servicer_id"),
        row.getObject("request", UUID.class),
        row.getObject("now", OffsetDateTime.class).toInstant(),
        row.getString("state"),
        instant(row, "state_sent_at"),
        row.getLong("changes"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /**
   * The record of an order whose row is locked, as one transaction sees it. News that the
   * transaction takes is added to it, one after the other.
   */
  static final class OrderRecord {
    // Clocks differ; a message with a time further in the future would make every later one a late
    // one.
    private static final Duration MOST_AHEAD = Duration.ofHours(24);

    private final String servicerId;
    private final @Nullable UUID request;
    private final Instant now;
    private @Nullable String state;
    private @Nullable Instant stateSentAt;
    private long changes;

    /**
     * One step of its history.
     *
     * @param before the state that it had
     * @param after the state that it has now
     * @param late whether the news is older than the state that was known
     */
    record Change(
        OrderNews news, long seq, @Nullable String before, @Nullable String after, boolean late) {
      String servicerId() {
        return String.valueOf(news.servicerId());
      }

      boolean stateChanged() {
        return !Objects.equals(before, after);
      }
    }

    /**
     * @param request the request that it was placed by, if it is ours
     * @param now the ledger's time
     * @param changes the last number of its history
     */
    OrderRecord(
        String servicerId,
        @Nullable UUID request,
        Instant now,
        @Nullable String state,
        @Nullable Instant stateSentAt,
        long changes) {
      this.servicerId = servicerId;
      this.request = request;
      this.now = now;
      this.state = state;
      this.stateSentAt = stateSentAt;
      this.changes = changes;
    }

    String servicerId() {
      return servicerId;
    }

    @Nullable UUID request() {
      return request;
    }

    @Nullable String state() {
      return state;
    }

    @Nullable Instant stateSentAt() {
      return stateSentAt;
    }

    long changes() {
      return changes;
    }

    /**
     * Takes news. News that is older than the known state does not change it, and an order that has
     * ended is opened again only by newer news. Without a time at Equinix, the sequence of arrival
     * counts.
     */
    Change take(OrderNews news) {
      Instant sentAt = sentAt(news);
      boolean late = sentAt != null && stateSentAt != null && sentAt.isBefore(stateSentAt);
      String before = state;
      if (news.state() != null && !news.isBill() && !late && mayBecome(news.state(), sentAt)) {
        state = news.state();
        stateSentAt = sentAt == null ? stateSentAt : sentAt;
      }
      return new Change(news, ++changes, before, state, late && !news.isBill());
    }

    private boolean mayBecome(String next, @Nullable Instant sentAt) {
      boolean opensAgain = isEnd(state) && !isEnd(next);
      return !opensAgain || sentAt == null || stateSentAt == null || sentAt.isAfter(stateSentAt);
    }

    private @Nullable Instant sentAt(OrderNews news) {
      Instant sentAt = news.sentAt();
      return sentAt == null || sentAt.isAfter(now.plus(MOST_AHEAD)) ? null : sentAt;
    }

    private static boolean isEnd(@Nullable String state) {
      return state != null && OrderState.of(state).filter(OrderState::isEnd).isPresent();
    }
  }
}
