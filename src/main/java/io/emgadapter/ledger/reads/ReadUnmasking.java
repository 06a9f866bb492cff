package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.Sql;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who may see what is personal, and the Bodies that name the people of a request. */
@Component
public record ReadUnmasking(JdbcClient jdbc) {
  private static final String GIVEN =
      """
      select exists (select 1 from unmasking
        where actor = :actor and target = any(:targets) and until > ledger_now())\
      """;

  private static final String OF_REQUEST =
      """
      select body from request
      where request_id = :id and sender = :sender and body is not null\
      """;

  // The Task that made it, and those that were aimed at it.
  private static final String OF_ORDER =
      """
      select body from request where body is not null and id in (
        select request from task where id in (
          select made.task from equinix_order made
          where made.subscription = :subscription and made.servicer_id = :servicer)
        union
        select request from task
        where subscription = :subscription and servicer_id = :servicer and verb <> 'Create')
      limit 100\
      """;

  /** Whether somebody may see one of these things unmasked now. */
  public boolean isGiven(String actor, String... targets) {
    return jdbc.sql(GIVEN)
        .param("actor", actor)
        .param("targets", Sql.texts(List.of(targets)))
        .query(Boolean.class)
        .single();
  }

  /** The Body of a request as JSON; none once it is forgotten. */
  public List<byte[]> bodiesOfRequest(String sender, String id) {
    return jdbc.sql(OF_REQUEST)
        .param("id", id)
        .param("sender", sender)
        .query((row, _) -> Objects.requireNonNull(row.getBytes(1)))
        .list();
  }

  /** The Bodies of all requests for an order, 100 at most. */
  public List<byte[]> bodiesOfOrder(String subscription, String servicerId) {
    return jdbc.sql(OF_ORDER)
        .param("subscription", subscription)
        .param("servicer", servicerId)
        .query((row, _) -> Objects.requireNonNull(row.getBytes(1)))
        .list();
  }
}
