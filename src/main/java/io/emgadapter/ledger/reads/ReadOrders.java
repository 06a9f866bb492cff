package io.emgadapter.ledger.reads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads orders. */
@Component
public class ReadOrders {
  private static final String SQL =
      "select * from equinix_order where subscription = :subscription and servicer_id = :servicer";

  private final JdbcClient jdbc;
  private final ReadTasks tasks;

  ReadOrders(JdbcClient jdbc, ReadTasks tasks) {
    this.jdbc = jdbc;
    this.tasks = tasks;
  }

  /** The order of this Equinix number. */
  public Optional<OrderStatus> order(String subscription, String servicerId) {
    return jdbc.sql(SQL)
        .param("subscription", subscription)
        .param("servicer", servicerId)
        .query((row, _) -> status(row))
        .optional();
  }

  private OrderStatus status(ResultSet row) throws SQLException {
    String subscription = row.getString("subscription");
    String servicerId = row.getString("servicer_id");
    return new OrderStatus(
        servicerId,
        subscription,
        row.getString("resource"),
        row.getString("requestor_id"),
        row.getString("parent"),
        row.getString("state"),
        List.of((String[]) row.getArray("locations").getArray()),
        ReadTasks.requiredInstant(row, "appeared_at"),
        ReadTasks.requiredInstant(row, "changed_at"),
        tasks.ofOrder(subscription, servicerId));
  }
}
