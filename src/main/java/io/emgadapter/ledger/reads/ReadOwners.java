package io.emgadapter.ledger.reads;

import io.emgadapter.order.Target;
import io.emgadapter.order.Target.ByRequest;
import io.emgadapter.order.Target.ByRequestor;
import io.emgadapter.order.Target.ByServicer;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Tells whose an order is: of the sender whose Create made it. */
@Component
public class ReadOwners {
  private static final String BY_SERVICER =
      """
      select exists (
        select 1 from equinix_order made
          join task on task.id = made.task join request on request.id = task.request
        where made.subscription = :subscription and made.servicer_id = :name
          and request.sender = any(:senders))\
      """;

  private static final String BY_REQUESTOR =
      """
      select exists (
        select 1 from task join request on request.id = task.request
        where task.subscription = :subscription and task.requestor_id = :name
          and task.verb = 'Create' and request.sender = any(:senders))\
      """;

  private final JdbcClient jdbc;

  ReadOwners(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether one of these senders asked for the order that is named. */
  public boolean isOf(Collection<String> senders, String subscription, Target order) {
    return switch (order) {
      // A request is found among its sender's own alone.
      case ByRequest _ -> true;
      case ByServicer(String id) -> exists(BY_SERVICER, senders, subscription, id);
      case ByRequestor(String id) -> exists(BY_REQUESTOR, senders, subscription, id);
    };
  }

  private boolean exists(String sql, Collection<String> senders, String subscription, String name) {
    return jdbc.sql(sql)
        .param("senders", new SqlArrayValue("text", senders.toArray()))
        .param("subscription", subscription)
        .param("name", name)
        .query(Boolean.class)
        .single();
  }
}
