package io.emgadapter.ledger;

import io.emgadapter.notification.OrderNews;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks the records of orders that news is of; an order that is not known yet is adopted, with the
 * lane that an Update finds which names it by its ServicerId. A step of transactions, not one
 * itself; its locks come after those of lanes and Tasks.
 */
@Component
class LockOrders {
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

  private final JdbcClient jdbc;

  LockOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

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
}
