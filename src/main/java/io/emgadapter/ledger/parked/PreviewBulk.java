package io.emgadapter.ledger.parked;

import io.emgadapter.ledger.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that freezes upon which parked messages an act is: those that fit now, the oldest
 * first. What is parked later is not among them. Undecided Tasks are discarded only if their source
 * is named, because Equinix may have an order of theirs.
 */
@Component
public class PreviewBulk {
  /** So many at most. */
  public static final int MOST = 50_000;

  private static final String ACT =
      """
      insert into bulk_act (id, action, subscription, source, reason, items, more, previewed_by)
      values (:id, :action, :subscription, :source, :reason, 0, false, :actor)\
      """;

  private static final String FREEZE =
      """
      insert into bulk_item (bulk, nth, parked)
      select :id, row_number() over (order by parked_at, parked.id), parked.id
      from parked
      where state = 'PARKED'
        and (:subscription::text is null or subscription = :subscription)
        and source = coalesce(:source::text, source)
        and (source <> 'task' or :source::text is not null or :action = 'replay')
        and (:reason::text is null or reason = :reason)
      order by parked_at, parked.id limit :most\
      """;

  private static final String SURPLUS = "delete from bulk_item where bulk = :id and nth > :most";

  private static final String COUNT =
      "update bulk_act set items = :items, more = :more where id = :id";

  private final JdbcClient jdbc;

  PreviewBulk(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is to be done, and to which parked messages; null for any.
   *
   * @param action {@code replay} or {@code discard}
   */
  public record Wanted(
      String action,
      @Nullable String subscription,
      @Nullable String source,
      @Nullable String reason) {}

  /**
   * Freezes them.
   *
   * @param most so many, {@link #MOST} at most
   * @return the id of the act
   */
  @Transactional
  public UUID preview(Wanted wanted, String actor, int most) {
    UUID id = Ids.next();
    jdbc.sql(ACT)
        .param("id", id)
        .param("action", wanted.action())
        .param("subscription", wanted.subscription())
        .param("source", wanted.source())
        .param("reason", wanted.reason())
        .param("actor", actor)
        .update();
    int frozen =
        jdbc.sql(FREEZE)
            .param("id", id)
            .param("action", wanted.action())
            .param("subscription", wanted.subscription())
            .param("source", wanted.source())
            .param("reason", wanted.reason())
            .param("most", most + 1)
            .update();
    jdbc.sql(SURPLUS).param("id", id).param("most", most).update();
    jdbc.sql(COUNT)
        .param("id", id)
        .param("items", Math.min(frozen, most))
        .param("more", frozen > most)
        .update();
    return id;
  }
}
