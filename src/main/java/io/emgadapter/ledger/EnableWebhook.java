package io.emgadapter.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction by which a person lets deliveries to a webhook go on, all of them at once. */
@Component
public class EnableWebhook {
  private static final String DELIVERIES =
      """
      update delivery set due_at = ledger_now()
      where destination = :destination and destination like 'webhook:%' and state = 'DUE'
        and owner is null and due_at > ledger_now()\
      """;

  private static final String ENDPOINT =
      "update webhook set disabled_at = null, failing_since = null where name = :name";

  private static final String AUDIT =
      """
      insert into audit (id, actor, action, target)
      values (:id, :actor, 'enable', 'webhooks/' || :name)\
      """;

  private final JdbcClient jdbc;

  EnableWebhook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Enables it, whether it was disabled or waits between two tries. */
  @Transactional
  public void enable(String webhook, String actor) {
    jdbc.sql(DELIVERIES).param("destination", Destination.webhook(webhook).name()).update();
    jdbc.sql(ENDPOINT).param("name", webhook).update();
    jdbc.sql(AUDIT).param("id", Ids.next()).param("actor", actor).param("name", webhook).update();
  }
}
