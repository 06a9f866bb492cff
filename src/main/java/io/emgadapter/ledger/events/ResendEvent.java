package io.emgadapter.ledger.events;

import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.events.AppendEvents.AfterCommit;
import io.emgadapter.ledger.events.Delivery.Destination;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction by which a person has an event delivered to a webhook once more. */
@Component
public class ResendEvent {
  // Locked, so that its content is not forgotten meanwhile; without it there is nothing to send.
  private static final String KNOWN =
      """
      select routing_key, subscription from event
      where id = :event and data is not null for share\
      """;

  // With all its tries before it, whatever became of it.
  private static final String SQL =
      """
      insert into event_retry (destination, number, reader, subject)
      select :destination, number, :destination, subject from event where id = :event
      on conflict (destination, number) do update set state = 'DUE', attempts = 0,
        due_at = ledger_now(), version = event_retry.version + 1\
      """;

  private static final String AUDIT =
      """
      insert into audit (id, actor, action, target)
      values (:id, :actor, 'resend', 'webhooks/' || :name || '/deliveries/' || :event)\
      """;

  private final JdbcClient jdbc;
  private final Listeners listeners;
  private final EventTail tail;

  ResendEvent(JdbcClient jdbc, Listeners listeners, EventTail tail) {
    this.jdbc = jdbc;
    this.listeners = listeners;
    this.tail = tail;
  }

  /**
   * Sends it again, with all its tries before it, whatever became of it.
   *
   * @return whether this event is one that this webhook hears, and its content is still there
   */
  @Transactional
  public boolean resend(String webhook, UUID event, String actor) {
    boolean known =
        jdbc.sql(KNOWN)
            .param("event", event)
            .query((row, _) ->
                listeners
                    .of(webhook)
                    .hears(row.getString("routing_key"), row.getString("subscription")))
            .optional()
            .orElse(false);
    if (known && listeners.webhooks().containsKey(webhook)) {
      jdbc.sql(SQL)
          .param("event", event)
          .param("destination", Destination.webhook(webhook).name())
          .update();
      jdbc.sql(AUDIT)
          .param("id", Ids.next())
          .param("actor", actor)
          .param("name", webhook)
          .param("event", event)
          .update();
      AfterCommit.run(tail::nudge);
      return true;
    }
    return false;
  }
}
