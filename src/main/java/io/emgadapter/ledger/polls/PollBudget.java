package io.emgadapter.ledger.polls;

import io.emgadapter.ledger.Step;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What following orders may cost. All instances pay from one budget for each subscription, which
 * fills with time. Whoever looks into it holds it to the end of the transaction, and must not wait
 * for any other row then.
 */
@Step
record PollBudget(JdbcClient jdbc) {
  // The time of a statement that waited for the row may be before the time that stands there.
  private static final String OPEN =
      """
      insert into poll_budget as budget (subscription, calls, filled_at)
      values (:subscription, :burst, ledger_now())
      on conflict (subscription) do update set
        calls = least(:burst, budget.calls
          + :perSecond * greatest(0, extract(epoch from ledger_now() - budget.filled_at))),
        filled_at = greatest(budget.filled_at, ledger_now())
      returning calls\
      """;

  // Looks without a write, because an empty budget is looked into each second.
  private static final String IS_ANY_LEFT =
      """
      select least(:burst, calls
        + :perSecond * greatest(0, extract(epoch from ledger_now() - filled_at))) >= :each
      from poll_budget where subscription = :subscription\
      """;

  private static final String ADD =
      "update poll_budget set calls = calls + :calls where subscription = :subscription";

  /** Whether one order can be paid for now, as far as can be told without holding the budget. */
  boolean isAnyLeft(String subscription, PollPolicy policy) {
    return jdbc.sql(IS_ANY_LEFT)
        .param("subscription", subscription)
        .param("burst", (double) policy.burst())
        .param("perSecond", policy.perSecond())
        .param("each", policy.callsEach())
        .query(Boolean.class)
        .optional()
        .orElse(true);
  }

  /** How many calls may be made now; nobody else pays before this transaction ends. */
  int left(String subscription, PollPolicy policy) {
    double left =
        jdbc.sql(OPEN)
            .param("subscription", subscription)
            .param("burst", (double) policy.burst())
            .param("perSecond", policy.perSecond())
            .query(Double.class)
            .single();
    return (int) Math.floor(left);
  }

  /** Pays for calls that are about to be made. */
  void pay(String subscription, int calls) {
    add(subscription, -calls);
  }

  /** Gives back what was paid for calls that were not made. */
  void giveBack(String subscription, int calls) {
    add(subscription, calls);
  }

  private void add(String subscription, int calls) {
    if (calls != 0) {
      jdbc.sql(ADD).param("subscription", subscription).param("calls", calls).update();
    }
  }
}
