package io.emgadapter.ledger.parked;

import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.Audit.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that lets one person see what is personal in one thing for a while, on every
 * instance. What has passed is removed with the next one.
 */
@Component
public class RecordUnmasking {
  private static final String REMOVE = "delete from unmasking where until <= ledger_now()";

  private static final String ADD =
      """
      insert into unmasking (actor, target, until)
      values (:actor, :target, ledger_now() + make_interval(secs => :seconds))
      on conflict (actor, target) do update set until = excluded.until
      returning until\
      """;

  private final JdbcClient jdbc;
  private final Audit audit;

  RecordUnmasking(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /**
   * Records it, with its line in the audit.
   *
   * @param act who will see it, and why
   * @return until when
   */
  @Transactional
  public Instant unmask(Item item, Act act, Duration within) {
    jdbc.sql(REMOVE).update();
    OffsetDateTime until =
        jdbc.sql(ADD)
            .param("actor", act.actor())
            .param("target", item.path())
            .param("seconds", within.toSeconds())
            .query(OffsetDateTime.class)
            .single();
    audit.write(act, "unmask", item);
    return until.toInstant();
  }
}
