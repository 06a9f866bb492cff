package io.emgadapter.ledger.parked;

import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records who did what. A step of transactions, so that no act is without its line. */
@Step
public record Audit(JdbcClient jdbc) {
  private static final String SQL =
      """
      insert into audit (id, actor, action, target, subscription, detail)
      values (:id, :actor, :action, :target, :subscription, :detail)\
      """;

  /**
   * Writes one line.
   *
   * @param action a verb, such as {@code replay}
   */
  public void write(Act act, String action, Item item) {
    jdbc.sql(SQL)
        .param("id", Ids.next())
        .param("actor", act.actor())
        .param("action", action)
        .param("target", item.path())
        .param("subscription", item.subscription())
        .param("detail", act.comment())
        .update();
  }

  /** What follows on from an act, when it is known only later what it was. */
  public void write(Act act, String action, Item item, @Nullable String more) {
    String comment = act.comment();
    String detail = more == null ? comment : comment == null ? more : more + ": " + comment;
    write(new Act(act.actor(), detail), action, item);
  }

  /**
   * What something is done to.
   *
   * @param path such as {@code parked/<id>}
   * @param subscription whose callers may read of it; null where only those without limits may
   */
  public record Item(String path, @Nullable String subscription) {
    /** A subscription itself. */
    public static Item ofSubscription(String name) {
      return new Item("subscription/" + name, name);
    }
  }

  /**
   * Who does something, and why; it stays in the audit for ever.
   *
   * @param actor the HTTP user, else {@code local}
   * @param comment the operator's own words; null for none
   */
  public record Act(String actor, @Nullable String comment) {}
}
