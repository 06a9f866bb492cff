package io.emgadapter.ledger.parked;

import io.emgadapter.ledger.parked.Audit.Act;
import io.emgadapter.ledger.parked.ResolveParked.Done;
import io.emgadapter.ledger.parked.ResolveParked.Resolved;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions by which an instance works off an act upon many parked messages. An item is
 * acted upon and recorded in one transaction, under a lease that it renews: a crash leaves an item
 * done and recorded, or neither.
 */
@Component
public class WorkBulk {
  private static final String CLAIM =
      """
      update bulk_act set owner = :owner, fence = fence + 1,
        until = ledger_now() + make_interval(secs => :seconds)
      where id = (select id from bulk_act where state = 'running' and until <= ledger_now()
        order by started_at, id limit 1 for update skip locked)
      returning id, fence, action, started_by, comment\
      """;

  private static final String NEXT =
      """
      select nth, parked, (select reason from parked where id = bulk_item.parked) as reason
      from bulk_item where bulk = :bulk and outcome is null order by nth limit :most\
      """;

  // Also the lock that a cancellation and a new holder wait for.
  private static final String RENEW =
      """
      update bulk_act set until = ledger_now() + make_interval(secs => :seconds)
      where id = :bulk and owner = :owner and fence = :fence and state = 'running'
        and until > ledger_now()\
      """;

  private static final String RECORD =
      """
      with item as (
        update bulk_item set outcome = :outcome, code = :code, at = ledger_now()
        where bulk = :bulk and nth = :nth and outcome is null
        returning outcome)
      update bulk_act set done = done + (outcome = 'done')::integer,
        failed = failed + (outcome = 'failed')::integer
      from item where id = :bulk\
      """;

  private static final String IN_VAIN =
      "update parked set in_vain = in_vain + 1 where id = :parked and state = 'PARKED'";

  private static final String FINISH =
      """
      update bulk_act set ended_at = ledger_now(), until = '-infinity',
        state = case when done = items then 'done' else 'done-with-failures' end
      where id = :bulk and owner = :owner and fence = :fence and state = 'running'
        and not exists (select 1 from bulk_item where bulk = :bulk and outcome is null)\
      """;

  private final JdbcClient jdbc;

  WorkBulk(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An act that this instance works off.
   *
   * @param fence its number; whoever has an older one changes nothing
   * @param length how long nobody else touches it after each item
   */
  public record Hold(
      UUID bulk, int fence, String owner, Duration length, boolean replays, Act act) {}

  /**
   * One of its messages, which is the {@code nth}.
   *
   * @param reason for which it is parked; null if it is there no more
   */
  public record BulkItem(int nth, UUID parked, @Nullable String reason) {}

  /** It was cancelled, or another instance has it; nothing was done. */
  public static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost() {
      super("The act was cancelled, or another instance works on it");
    }
  }

  /** Takes one that runs and that nobody works on. */
  @Transactional
  public Optional<Hold> claim(String owner, Duration length) {
    return jdbc.sql(CLAIM)
        .param("owner", owner)
        .param("seconds", length.toSeconds())
        .query((row, _) -> hold(row, owner, length))
        .optional();
  }

  private static Hold hold(ResultSet row, String owner, Duration length) throws SQLException {
    UUID bulk = row.getObject("id", UUID.class);
    String comment = row.getString("comment");
    String words = "bulk/" + bulk + (comment == null ? "" : ": " + comment);
    return new Hold(
        bulk,
        row.getInt("fence"),
        owner,
        length,
        row.getString("action").equals("replay"),
        new Act(row.getString("started_by"), words));
  }

  /** The next items of which nothing is recorded; none if all are. */
  @Transactional(readOnly = true)
  public List<BulkItem> next(Hold hold, int most) {
    return jdbc.sql(NEXT)
        .param("bulk", hold.bulk())
        .param("most", most)
        .query((row, _) ->
            new BulkItem(
                row.getInt("nth"), row.getObject("parked", UUID.class), row.getString("reason")))
        .list();
  }

  /**
   * Acts within the transaction that settles the message, and records it there if it is done.
   *
   * @throws Lost if the act is not this instance's any more; then the transaction rolls back
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Resolved within(Hold hold, BulkItem item, Supplier<Resolved> act) {
    renew(hold);
    Resolved resolved = act.get();
    if (resolved instanceof Done) {
      record(hold, item, "done", null);
    }
    return resolved;
  }

  /**
   * Records why nothing was done to a message.
   *
   * @param code a stable code
   * @throws Lost if the act is not this instance's any more
   */
  @Transactional
  public void failed(Hold hold, BulkItem item, String code) {
    renew(hold);
    record(hold, item, "failed", code);
  }

  /**
   * The same of a replay that would have had no effect, which also counts beside the message.
   *
   * @throws Lost if the act is not this instance's any more
   */
  @Transactional
  public void inVain(Hold hold, BulkItem item, String code) {
    renew(hold);
    record(hold, item, "failed", code);
    jdbc.sql(IN_VAIN).param("parked", item.parked()).update();
  }

  /** Ends it, if every item has its outcome. */
  @Transactional
  public void finish(Hold hold) {
    jdbc.sql(FINISH)
        .param("bulk", hold.bulk())
        .param("owner", hold.owner())
        .param("fence", hold.fence())
        .update();
  }

  private void renew(Hold hold) {
    int renewed =
        jdbc.sql(RENEW)
            .param("bulk", hold.bulk())
            .param("owner", hold.owner())
            .param("fence", hold.fence())
            .param("seconds", hold.length().toSeconds())
            .update();
    if (renewed == 0) {
      throw new Lost();
    }
  }

  private void record(Hold hold, BulkItem item, String outcome, @Nullable String code) {
    jdbc.sql(RECORD)
        .param("bulk", hold.bulk())
        .param("nth", item.nth())
        .param("outcome", outcome)
        .param("code", code)
        .update();
  }
}
