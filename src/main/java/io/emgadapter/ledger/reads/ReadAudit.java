package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.reads.Page.PageKey;
import io.emgadapter.ledger.reads.Page.Stretch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who did what. */
@Component
public record ReadAudit(JdbcClient jdbc) {
  private static final String SQL =
      "select * from audit where target = any(:targets) order by at, id limit 100";

  private static final String PAGE =
      "select * from audit where %s order by at desc, id desc limit :most";

  /**
   * Which acts are looked for; null for any.
   *
   * @param subscriptions of what they were done to; null also for what belongs to none
   * @param target what they were done to, as a path
   * @param action a verb, such as {@code replay}
   */
  public record Wanted(
      @Nullable List<String> subscriptions,
      @Nullable String target,
      @Nullable String actor,
      @Nullable String action,
      @Nullable Instant since) {}

  private record Row(AuditLine line, UUID id) {}

  /** What was done to one thing, by all its paths, in its order, 100 lines at most. */
  public List<AuditLine> of(String... targets) {
    return jdbc.sql(SQL)
        .param("targets", Sql.texts(List.of(targets)))
        .query((row, _) -> line(row))
        .list();
  }

  /**
   * A page, what was done last first.
   *
   * @param after its id is a UUID
   */
  public Page<AuditLine> page(Wanted wanted, @Nullable PageKey after, int most) {
    Stretch stretch =
        new Stretch(wanted.subscriptions())
            .is("target", wanted.target())
            .is("actor", wanted.actor())
            .is("action", wanted.action())
            .since("at", wanted.since())
            .after("at, id", after, after == null ? "" : UUID.fromString(after.id()));
    List<Row> found =
        jdbc.sql(PAGE.formatted(stretch.where()))
            .params(stretch.parameters())
            .param("most", most + 1)
            .query((row, _) -> new Row(line(row), row.getObject("id", UUID.class)))
            .list();
    Page<Row> page =
        Page.of(found, most, last -> new PageKey(last.line().at(), last.id().toString()));
    return new Page<>(page.items().stream().map(Row::line).toList(), page.next());
  }

  private static AuditLine line(ResultSet row) throws SQLException {
    return new AuditLine(
        ReadTasks.requiredInstant(row, "at"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("target"),
        row.getString("subscription"),
        row.getString("detail"));
  }

  /**
   * One act of an operator.
   *
   * @param actor the HTTP user, else {@code local}
   * @param target as a path, such as {@code parked/<id>}
   * @param subscription of the target; null where it belongs to none
   * @param detail what was said, in the operator's own words
   */
  public record AuditLine(
      Instant at,
      String actor,
      String action,
      String target,
      @Nullable String subscription,
      @Nullable String detail) {}
}
