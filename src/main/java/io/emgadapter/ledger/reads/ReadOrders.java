package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.reads.Page.PageKey;
import io.emgadapter.ledger.reads.Page.Stretch;
import io.emgadapter.notification.OrderState;
import io.emgadapter.order.Target;
import io.emgadapter.order.Target.ByRequest;
import io.emgadapter.order.Target.ByRequestor;
import io.emgadapter.order.Target.ByServicer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Reads orders. */
@Component
public record ReadOrders(JdbcClient jdbc) {
  private static final String PAGE =
      """
      select * from equinix_order where %s
      order by changed_at desc, servicer_id desc limit :most\
      """;

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

  /**
   * Which orders are looked for; null for any.
   *
   * @param state a word of {@link OrderState} in any form, or Equinix's own word
   * @param since only those that changed in the ledger since
   */
  public record Wanted(
      String subscription,
      @Nullable String requestorId,
      @Nullable String state,
      @Nullable String resource,
      @Nullable Instant since) {}

  /** The order of this Equinix number. */
  public Optional<OrderStatus> order(String subscription, String servicerId) {
    return jdbc.sql("select * from equinix_order where subscription = ? and servicer_id = ?")
        .params(subscription, servicerId)
        .query((row, _) -> status(row))
        .optional();
  }

  /** A page of orders, those that changed last first. */
  public Page<OrderStatus> page(Wanted wanted, @Nullable PageKey after, int most) {
    Stretch stretch =
        new Stretch(wanted.subscription())
            .is("requestor_id", wanted.requestorId())
            .is("state", word(wanted.state()))
            .is("resource", wanted.resource())
            .since("changed_at", wanted.since())
            .after("changed_at, servicer_id", after, after == null ? "" : after.id());
    List<OrderStatus> found =
        jdbc.sql(PAGE.formatted(stretch.where()))
            .params(stretch.parameters())
            .param("most", most + 1)
            .query((row, _) -> status(row))
            .list();
    return Page.of(found, most, last -> new PageKey(last.changedAt(), last.servicerId()));
  }

  /** Whether one of these senders asked for the order that is named: their Create made it. */
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

  private static @Nullable String word(@Nullable String state) {
    return state == null ? null : OrderState.of(state).map(OrderState::word).orElse(state);
  }

  private static OrderStatus status(ResultSet row) throws SQLException {
    return new OrderStatus(
        row.getString("servicer_id"),
        row.getString("subscription"),
        row.getString("resource"),
        row.getString("requestor_id"),
        row.getString("parent"),
        row.getString("state"),
        List.of((String[]) row.getArray("locations").getArray()),
        ReadTasks.requiredInstant(row, "appeared_at"),
        ReadTasks.requiredInstant(row, "changed_at"));
  }

  /**
   * An order at Equinix, as far as it is known.
   *
   * @param parent the order that this one is a child of, by ReSubmit
   * @param state Equinix's word for it, from its latest notification
   * @param changedAt when it last changed in the ledger
   */
  public record OrderStatus(
      String servicerId,
      String subscription,
      @Nullable String resource,
      @Nullable String requestorId,
      @Nullable String parent,
      @Nullable String state,
      List<String> locations,
      Instant appearedAt,
      Instant changedAt) {}
}
