package io.emgadapter.ledger.reads;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who did what. */
@Component
public record ReadAudit(JdbcClient jdbc) {
  private static final String SQL =
      "select * from audit where target = :target order by at, id limit 100";

  /** What was done to one thing, in its order. */
  public List<AuditLine> of(String target) {
    return jdbc.sql(SQL)
        .param("target", target)
        .query((row, _) ->
            new AuditLine(
                ReadTasks.requiredInstant(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("target"),
                row.getString("detail")))
        .list();
  }

  /**
   * One act of an operator.
   *
   * @param actor the HTTP user, else {@code local}
   * @param target as a path, such as {@code parked/<id>}
   * @param detail what was said, in the operator's own words
   */
  public record AuditLine(
      Instant at, String actor, String action, String target, @Nullable String detail) {}
}
