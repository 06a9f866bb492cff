package io.emgadapter.ledger.reads;

import io.emgadapter.ledger.reads.Page.PageKey;
import io.emgadapter.ledger.reads.Page.Stretch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads acts upon many parked messages, and what became of each message. */
@Component
public record ReadBulk(JdbcClient jdbc) {
  private static final String PAGE =
      """
      select * from bulk_act where %s order by previewed_at desc, id desc limit :most\
      """;

  private static final String ITEMS =
      """
      select item.*, source, reason, state
      from bulk_item item left join parked on parked.id = item.parked
      where bulk = :bulk and nth > :after and %s
      order by nth limit :most\
      """;

  /** Which items are listed. */
  public enum Outcome {
    /** All of them. */
    ANY("true"),
    /** Those that were acted upon. */
    DONE("outcome = 'done'"),
    /** Those to which nothing was done. */
    FAILED("outcome = 'failed'"),
    /** Those that were not come to. */
    OPEN("outcome is null");

    private final String condition;

    Outcome(String condition) {
      this.condition = condition;
    }
  }

  /** One of them. */
  public Optional<BulkStatus> one(UUID id) {
    return jdbc.sql("select * from bulk_act where id = :id")
        .param("id", id)
        .query((row, _) -> status(row))
        .optional();
  }

  /**
   * A page, the latest first.
   *
   * @param subscriptions whose; null for all, those of none included
   * @param after its id is a UUID
   */
  public Page<BulkStatus> page(
      @Nullable List<String> subscriptions, @Nullable PageKey after, int most) {
    Stretch stretch =
        new Stretch(subscriptions)
            .after("previewed_at, id", after, after == null ? "" : UUID.fromString(after.id()));
    List<BulkStatus> found =
        jdbc.sql(PAGE.formatted(stretch.where()))
            .params(stretch.parameters())
            .param("most", most + 1)
            .query((row, _) -> status(row))
            .list();
    return Page.of(found, most, last -> new PageKey(last.previewedAt(), last.id().toString()));
  }

  /** A page of the items of one, in their order, from behind a number. */
  public List<BulkItemStatus> items(UUID bulk, Outcome outcome, int after, int most) {
    return jdbc.sql(ITEMS.formatted(outcome.condition))
        .param("bulk", bulk)
        .param("after", after)
        .param("most", most)
        .query((row, _) -> item(row))
        .list();
  }

  private static BulkItemStatus item(ResultSet row) throws SQLException {
    return new BulkItemStatus(
        row.getInt("nth"),
        row.getObject("parked", UUID.class),
        row.getString("source"),
        row.getString("reason"),
        row.getString("state"),
        row.getString("outcome"),
        row.getString("code"),
        ReadTasks.instant(row, "at"));
  }

  private static BulkStatus status(ResultSet row) throws SQLException {
    return new BulkStatus(
        row.getObject("id", UUID.class),
        row.getString("action"),
        row.getString("state"),
        row.getString("subscription"),
        row.getString("source"),
        row.getString("reason"),
        row.getInt("items"),
        row.getBoolean("more"),
        row.getInt("done"),
        row.getInt("failed"),
        row.getString("previewed_by"),
        ReadTasks.requiredInstant(row, "previewed_at"),
        row.getString("started_by"),
        ReadTasks.instant(row, "started_at"),
        row.getString("comment"),
        ReadTasks.instant(row, "ended_at"),
        row.getString("cancelled_by"));
  }

  /**
   * An act upon many parked messages.
   *
   * @param action {@code replay} or {@code discard}
   * @param state where it stands, a word of {@code bulk_act.state}; done only if it was done to
   *     every item
   * @param subscription that was asked for, like {@code source} and {@code reason}; null for any
   * @param items how many messages its preview froze
   * @param more whether more than that fitted
   * @param done to how many it was done
   * @param failed to how many nothing was done
   */
  public record BulkStatus(
      UUID id,
      String action,
      String state,
      @Nullable String subscription,
      @Nullable String source,
      @Nullable String reason,
      int items,
      boolean more,
      int done,
      int failed,
      String previewedBy,
      Instant previewedAt,
      @Nullable String startedBy,
      @Nullable Instant startedAt,
      @Nullable String comment,
      @Nullable Instant endedAt,
      @Nullable String cancelledBy) {}

  /**
   * One message of it.
   *
   * @param parked the message's id
   * @param source where it came from, like {@code reason} and {@code state}; null once it is gone
   * @param outcome {@code done} or {@code failed}; null as long as nothing was done
   * @param code why it failed: a code of the single command, {@code one-by-one} or {@code not-done}
   */
  public record BulkItemStatus(
      int nth,
      UUID parked,
      @Nullable String source,
      @Nullable String reason,
      @Nullable String state,
      @Nullable String outcome,
      @Nullable String code,
      @Nullable Instant at) {}
}
