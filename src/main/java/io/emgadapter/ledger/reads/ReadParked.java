package io.emgadapter.ledger.reads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is parked, for operators. */
@Component
public record ReadParked(JdbcClient jdbc) {
  private static final String COLUMNS =
      """
      select parked.*, coalesce(octet_length(bytes), 0) as size
      from parked left join parked_content on parked_content.parked = parked.id
      """;

  private static final String PAGE =
      COLUMNS
          + """
          where (:state::text is null or state = :state)
            and (:reason::text is null or reason = :reason)
            and (:subscription::text is null or subscription = :subscription)
            and (:after::uuid is null
              or (parked_at, id) %s (
                select last.parked_at, last.id from parked last
                where last.id = :after::uuid
                  and (:subscription::text is null or last.subscription = :subscription)))
          order by parked_at %s, id %s limit :most\
          """;

  private static final String NEWEST = PAGE.formatted("<", "desc", "desc");
  private static final String OLDEST = PAGE.formatted(">", "asc", "asc");

  private static final String BYTES = "select bytes from parked_content where parked = :id";

  /**
   * What is looked for; null for any.
   *
   * @param after the last one of the page before
   * @param oldestFirst else the newest come first
   */
  public record Wanted(
      @Nullable String state,
      @Nullable String reason,
      @Nullable String subscription,
      @Nullable UUID after,
      boolean oldestFirst,
      int most) {}

  /** One page; a page that is full may have another behind it. */
  public List<ParkedStatus> page(Wanted wanted) {
    return jdbc.sql(wanted.oldestFirst() ? OLDEST : NEWEST)
        .param("state", wanted.state())
        .param("reason", wanted.reason())
        .param("subscription", wanted.subscription())
        .param("after", wanted.after())
        .param("most", wanted.most())
        .query((row, _) -> status(row))
        .list();
  }

  /** One of them. */
  public Optional<ParkedStatus> one(UUID id) {
    return jdbc.sql(COLUMNS + " where id = :id")
        .param("id", id)
        .query((row, _) -> status(row))
        .optional();
  }

  /** Its content, which may hold personal data; empty where that was forgotten. */
  public Optional<byte[]> bytes(UUID id) {
    return jdbc.sql(BYTES).param("id", id).query(byte[].class).optional();
  }

  private static ParkedStatus status(ResultSet row) throws SQLException {
    return new ParkedStatus(
        row.getObject("id", UUID.class),
        row.getString("subscription"),
        row.getString("source"),
        row.getString("reason"),
        row.getString("detail"),
        row.getObject("task", UUID.class),
        row.getString("sender"),
        row.getString("state"),
        row.getInt("size"),
        ReadTasks.requiredInstant(row, "parked_at"),
        ReadTasks.instant(row, "resolved_at"),
        row.getString("resolved_by"),
        row.getInt("in_vain"));
  }

  /**
   * Something that was set aside, without its content.
   *
   * @param source {@code work-requests}, {@code emg} or {@code task}
   * @param reason a stable code
   * @param detail a sentence
   * @param task the Task that it seems to be about
   * @param sender who asked, of a work request
   * @param state {@code PARKED}, {@code REPLAYED}, {@code DISCARDED} or {@code RESOLVED}
   * @param replayedInVain how many replays of it would have had no effect
   * @param bytes how long its content is; 0 where that was forgotten
   */
  public record ParkedStatus(
      UUID id,
      @Nullable String subscription,
      String source,
      String reason,
      @Nullable String detail,
      @Nullable UUID task,
      @Nullable String sender,
      String state,
      int bytes,
      Instant parkedAt,
      @Nullable Instant resolvedAt,
      @Nullable String resolvedBy,
      int replayedInVain) {}
}
