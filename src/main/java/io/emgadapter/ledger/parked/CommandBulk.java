package io.emgadapter.ledger.parked;

import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transactions that start and cancel an act upon many parked messages. */
@Component
public class CommandBulk {
  private static final String START =
      """
      update bulk_act set state = 'running', started_by = :actor, started_at = ledger_now(),
        comment = :comment
      where id = :id and state = 'previewed'
      returning subscription\
      """;

  // Waits for the one item that is being acted upon, and no other begins after it.
  private static final String CANCEL =
      """
      update bulk_act set state = 'cancelled', cancelled_by = :actor, ended_at = ledger_now()
      where id = :id
        and (state = 'previewed' or (state = 'running' and done + failed < items))
      returning subscription\
      """;

  private final JdbcClient jdbc;
  private final Audit audit;

  CommandBulk(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** Starts it; false if it is no preview any more. */
  @Transactional
  public boolean start(UUID bulk, Act act) {
    return noted(jdbc.sql(START).param("comment", act.comment()), "bulk-start", bulk, act);
  }

  /** Ends it after the item that is in hand; false if it had ended, or no item is left. */
  @Transactional
  public boolean cancel(UUID bulk, Act act) {
    return noted(jdbc.sql(CANCEL), "bulk-cancel", bulk, act);
  }

  private boolean noted(JdbcClient.StatementSpec change, String action, UUID bulk, Act act) {
    return change
        .param("id", bulk)
        .param("actor", act.actor())
        .query((row, _) -> new Item("bulk/" + bulk, row.getString("subscription")))
        .optional()
        .map(item -> {
          audit.write(act, action, item);
          return true;
        })
        .orElse(false);
  }
}
