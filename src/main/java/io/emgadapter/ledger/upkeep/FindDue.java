package io.emgadapter.ledger.upkeep;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds in one statement what has become due, so that not every step needs to ask. It writes
 * nothing and claims nothing.
 */
@Component
public record FindDue(JdbcClient jdbc) {
  private static final String SQL =
      """
      select unnest(array_remove(array[
        case when exists (select 1 from task where state = 'READY' and due_at <= ledger_now())
          then 'READY' end,
        case when exists (select 1 from task where state = 'READY' and due_at <= ledger_now()
            and not_after <= ledger_now()) then 'LATE' end,
        case when exists (select 1 from task where due_at <= ledger_now()
            and state in ('HELD', 'SENDING', 'SENT', 'UNANSWERED')) then 'OVERDUE' end,
        case when exists (select 1 from task where state = 'UNKNOWN' and due_at <= ledger_now())
          then 'UNKNOWN' end], null))\
      """;

  /** What may be due now. */
  public enum Due {
    /** Some Tasks may be claimed and sent. */
    READY,
    /** Some Tasks are too late to be sent. */
    LATE,
    /** The deadline of some Tasks has passed. */
    OVERDUE,
    /** Some Tasks must be looked up. */
    UNKNOWN
  }

  /** What is due now. */
  public Set<Due> find() {
    Set<Due> due = EnumSet.noneOf(Due.class);
    jdbc.sql(SQL).query((row, _) -> Due.valueOf(row.getString(1))).list().forEach(due::add);
    return due;
  }
}
