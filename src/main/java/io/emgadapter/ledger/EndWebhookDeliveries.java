package io.emgadapter.ledger;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that gives up what waits for webhooks that take nothing any more: those that have
 * been disabled for so long, and those that are not in the settings. It ends UNDELIVERABLE, and a
 * person may still have it sent again.
 */
@Component
public class EndWebhookDeliveries {
  /** What stands as the outcome of such a delivery. */
  public static final String OUTCOME = "waited too long";

  // What was due so long ago has waited so long: nothing of a disabled webhook is put off.
  private static final String SQL =
      """
      with old as (
        select event, destination from delivery
        where state = 'DUE' and destination like 'webhook:%'
          and due_at < ledger_now() - make_interval(secs => :age)
          and (destination <> all(:known) or exists (select 1 from webhook
            where 'webhook:' || name = destination
              and disabled_at < ledger_now() - make_interval(secs => :age)))
        limit :most for no key update skip locked)
      update delivery set state = 'UNDELIVERABLE', owner = null, outcome = :outcome
      from old
      where delivery.event = old.event and delivery.destination = old.destination\
      """;

  private final JdbcClient jdbc;
  private final Listeners listeners;

  EndWebhookDeliveries(JdbcClient jdbc, Listeners listeners) {
    this.jdbc = jdbc;
    this.listeners = listeners;
  }

  /**
   * Ends up to {@code most} deliveries that have waited so long.
   *
   * @return how many there were
   */
  @Transactional
  public int end(Duration age, int most) {
    return jdbc.sql(SQL)
        .param("age", age.toSeconds())
        .param("most", most)
        .param("outcome", OUTCOME)
        .param(
            "known",
            Sql.texts(
                listeners.webhooks().keySet().stream()
                    .map(name -> Destination.webhook(name).name())
                    .toList()))
        .update();
  }
}
