package io.emgadapter.ledger;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction by which a person has an event delivered to a webhook once more. */
@Component
public class ResendEvent {
  // The one that an instance holds is on its way already.
  private static final String SQL =
      """
      with again as (
        update delivery set state = 'DUE', attempts = 0, due_at = ledger_now()
        where event = :event and destination = :destination and owner is null
        returning event)
      insert into audit (id, actor, action, target)
      select :id, :actor, 'resend', 'webhooks/' || :name || '/deliveries/' || event from again\
      """;

  // Locked, so that its content is not forgotten meanwhile; without it there is nothing to send.
  private static final String KNOWN =
      """
      select 1 from delivery join event_content using (event)
      where event = :event and destination = :destination for share of event_content\
      """;

  private final JdbcClient jdbc;

  ResendEvent(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Sends it again, with all its tries before it, whatever became of it.
   *
   * @return whether this event was ever for this webhook, and its content is still there
   */
  @Transactional
  public boolean resend(String webhook, UUID event, String actor) {
    String destination = Destination.webhook(webhook).name();
    boolean known =
        jdbc.sql(KNOWN)
            .param("event", event)
            .param("destination", destination)
            .query(Integer.class)
            .optional()
            .isPresent();
    if (known) {
      jdbc.sql(SQL)
          .param("event", event)
          .param("destination", destination)
          .param("id", Ids.next())
          .param("actor", actor)
          .param("name", webhook)
          .update();
    }
    return known;
  }
}
