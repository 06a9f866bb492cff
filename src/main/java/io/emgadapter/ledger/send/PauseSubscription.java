package io.emgadapter.ledger.send;

import io.emgadapter.ledger.parked.Audit;
import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions that stop and start the sending of a subscription's Tasks, on every instance and
 * over every restart. Tasks that are on their way at the pause go on; Tasks that wait still end at
 * their {@code notAfter}.
 */
@Component
public class PauseSubscription {
  private static final String PAUSE =
      """
      insert into paused (subscription, paused_by, comment) values (:subscription, :actor, :comment)
      on conflict (subscription) do nothing\
      """;

  private static final String RESUME = "delete from paused where subscription = :subscription";

  private final JdbcClient jdbc;
  private final Audit audit;

  PauseSubscription(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** Pauses a subscription; false if it was paused already. */
  @Transactional
  public boolean pause(String subscription, Act act) {
    boolean changed =
        jdbc.sql(PAUSE)
                .param("subscription", subscription)
                .param("actor", act.actor())
                .param("comment", act.comment())
                .update()
            > 0;
    return noted(changed, "pause", subscription, act);
  }

  /** Lets a subscription go on; false if it was not paused. */
  @Transactional
  public boolean resume(String subscription, Act act) {
    boolean changed = jdbc.sql(RESUME).param("subscription", subscription).update() > 0;
    return noted(changed, "resume", subscription, act);
  }

  private boolean noted(boolean changed, String action, String subscription, Act act) {
    if (changed) {
      audit.write(act, action, Item.ofSubscription(subscription));
    }
    return changed;
  }
}
