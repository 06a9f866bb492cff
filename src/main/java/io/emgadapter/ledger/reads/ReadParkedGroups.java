package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.reads.Page.Stretch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is parked in groups of one cause each. */
@Component
public record ReadParkedGroups(JdbcClient jdbc) {
  /** There are fewer causes than that. */
  private static final int MOST = 200;

  private static final String SQL =
      """
      select source, reason, count(*) as waiting, count(*) filter (where in_vain > 0) as in_vain,
        min(parked_at) as first, max(parked_at) as last
      from parked where state = 'PARKED' and %s
      group by source, reason order by count(*) desc, source, reason limit :most\
      """;

  /**
   * The groups of what waits for a person, the largest first.
   *
   * @param subscriptions whose; null for all, what belongs to none included
   */
  public List<ParkedGroup> groups(@Nullable List<String> subscriptions) {
    Stretch stretch = new Stretch(subscriptions);
    return jdbc.sql(SQL.formatted(stretch.where()))
        .params(stretch.parameters())
        .param("most", MOST)
        .query((row, _) -> group(row))
        .list();
  }

  private static ParkedGroup group(ResultSet row) throws SQLException {
    return new ParkedGroup(
        row.getString("source"),
        row.getString("reason"),
        row.getLong("waiting"),
        row.getLong("in_vain"),
        ReadTasks.requiredInstant(row, "first"),
        ReadTasks.requiredInstant(row, "last"));
  }

  /**
   * What was parked for one cause and still waits.
   *
   * @param source where it came from
   * @param reason a stable code
   * @param waiting how many
   * @param replayedInVain of how many of them a replay was tried and would have had no effect
   * @param firstParkedAt when the oldest of them was parked
   * @param lastParkedAt when the latest of them was parked
   */
  public record ParkedGroup(
      String source,
      String reason,
      long waiting,
      long replayedInVain,
      Instant firstParkedAt,
      Instant lastParkedAt) {}
}
