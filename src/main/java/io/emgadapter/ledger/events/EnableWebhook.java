package io.emgadapter.ledger.events;

import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.events.AppendEvents.AfterCommit;
import io.emgadapter.ledger.events.Delivery.Destination;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction by which a person lets deliveries to a webhook go on, all of them at once. */
@Component
public class EnableWebhook {
  private static final String RETRIES =
      """
      update event_retry set due_at = ledger_now()
      where reader = :reader and state = 'DUE' and due_at > ledger_now()\
      """;

  private static final String ENDPOINT =
      "update webhook set disabled_at = null, failing_since = null where name = :name";

  private static final String AUDIT =
      """
      insert into audit (id, actor, action, target)
      values (:id, :actor, 'enable', 'webhooks/' || :name)\
      """;

  private final JdbcClient jdbc;
  private final EventTail tail;

  EnableWebhook(JdbcClient jdbc, EventTail tail) {
    this.jdbc = jdbc;
    this.tail = tail;
  }

  /** Enables it, whether it was disabled or waits between two tries. */
  @Transactional
  public void enable(String webhook, String actor) {
    jdbc.sql(RETRIES).param("reader", Destination.webhook(webhook).reader()).update();
    jdbc.sql(ENDPOINT).param("name", webhook).update();
    jdbc.sql(AUDIT).param("id", Ids.next()).param("actor", actor).param("name", webhook).update();
    AfterCommit.run(tail::nudge);
  }
}
