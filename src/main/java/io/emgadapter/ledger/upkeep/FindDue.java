package io.emgadapter.ledger.upkeep;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says with one statement what time has brought, so that no step need ask for itself. It writes
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

  /** Tasks that somebody must look at now. */
  public enum Due {
    /** Some may be claimed to be sent. */
    READY,
    /** Some are too late to be sent. */
    LATE,
    /** A deadline of some has passed. */
    OVERDUE,
    /** Some are to be looked up. */
    UNKNOWN
  }

  /** What there is of each. */
  public Set<Due> find() {
    Set<Due> due = EnumSet.noneOf(Due.class);
    jdbc.sql(SQL).query((row, _) -> Due.valueOf(row.getString(1))).list().forEach(due::add);
    return due;
  }
}
