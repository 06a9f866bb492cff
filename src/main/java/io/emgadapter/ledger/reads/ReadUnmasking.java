package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who may see what is personal, and the Bodies that name the people of a request. */
@Component
public record ReadUnmasking(JdbcClient jdbc) {
  /** More are not read at once: whoever shows them hides their words as a whole then. */
  private static final int MOST_BYTES = 4 << 20;

  private static final String GIVEN =
      """
      select distinct target from unmasking
      where actor = :actor and target = any(:targets) and until > ledger_now()\
      """;

  // Contacts stand in the Body that created an order alone. A row for each that is needed, null
  // where it is not here: forgotten, of others, of a WorkVisit, or too long together.
  private static final String NEEDED =
      """
      select case when sum(octet_length(body)) over () <= :most then body end
      from needed left join request creating
        on creating.id = needed.id and creating.verb = 'Create' and creating.resource = 'SmartHands'\
      """;

  private static final String OF_REQUEST =
      """
      with needed as (
        select distinct case own.verb when 'Create' then own.id else made.request end as id
        from request own
          left join task its on its.request = own.id and own.verb <> 'Create'
          left join equinix_order aimed
            on aimed.subscription = its.subscription and aimed.servicer_id = its.servicer_id
          left join task made on made.id = aimed.task
        where own.request_id = :id and own.sender = :sender)
      """
          + NEEDED;

  private static final String OF_ORDER =
      """
      with needed as (
        select made.request as id
        from equinix_order its left join task made on made.id = its.task
        where its.subscription = :subscription and its.servicer_id = :servicer)
      """
          + NEEDED;

  /** Which of these things somebody may see unmasked now. */
  public Set<String> given(String actor, Collection<String> targets) {
    return Set.copyOf(
        jdbc.sql(GIVEN)
            .param("actor", actor)
            .param("targets", Sql.texts(targets))
            .query(String.class)
            .list());
  }

  /**
   * The Bodies, as JSON, in which everybody stands whom the answers to a request may name; none if
   * the ledger has not all of them, of a WorkVisit, whose visitors may be added elsewhere, and
   * where they are longer than 4 MiB together.
   */
  public List<byte[]> bodiesOfRequest(String sender, String id) {
    return all(
        jdbc.sql(OF_REQUEST)
            .param("id", id)
            .param("sender", sender)
            .param("most", MOST_BYTES)
            .query((row, _) -> new Needed(row.getBytes(1)))
            .list());
  }

  /** The same for the news of an order. */
  public List<byte[]> bodiesOfOrder(String subscription, String servicerId) {
    return all(
        jdbc.sql(OF_ORDER)
            .param("subscription", subscription)
            .param("servicer", servicerId)
            .param("most", MOST_BYTES)
            .query((row, _) -> new Needed(row.getBytes(1)))
            .list());
  }

  private record Needed(byte @Nullable [] body) {}

  private static List<byte[]> all(List<Needed> needed) {
    List<byte[]> bodies = new ArrayList<>();
    for (Needed each : needed) {
      if (each.body() == null) {
        return List.of();
      }
      bodies.add(each.body());
    }
    return bodies;
  }
}
