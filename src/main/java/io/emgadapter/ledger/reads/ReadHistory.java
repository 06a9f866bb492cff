package io.emgadapter.ledger.reads;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.emgadapter.ledger.reads.Page.PageKey;
import io.emgadapter.notification.OrderNews;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the histories of orders. */
@Component
public record ReadHistory(JdbcClient jdbc) {
  private static final String SQL =
      """
      select change.*, description, details
      from order_change change
        left join order_change_content using (subscription, servicer_id, seq)
      where subscription = :subscription and servicer_id = :servicer and seq < :before
      order by seq desc limit :most\
      """;

  /** A page of an order's history, what was heard last first. */
  public Page<OrderStep> page(
      String subscription, String servicerId, @Nullable PageKey after, int most) {
    List<OrderStep> found =
        jdbc.sql(SQL)
            .param("subscription", subscription)
            .param("servicer", servicerId)
            .param("before", after == null ? Long.MAX_VALUE : Long.parseLong(after.id()))
            .param("most", most + 1)
            .query((row, _) -> step(row))
            .list();
    return Page.of(
        found, most, last -> new PageKey(last.takenAt(), Long.toString(last.sequence())));
  }

  private static OrderStep step(ResultSet row) throws SQLException {
    return new OrderStep(
        row.getLong("seq"),
        row.getString("source"),
        row.getString("key"),
        row.getBoolean("bill"),
        row.getString("state"),
        row.getBoolean("state_changed"),
        row.getBoolean("late"),
        row.getString("activity"),
        descriptions(row.getString("description")),
        text(row.getBytes("details")),
        ReadTasks.instant(row, "sent_at"),
        ReadTasks.requiredInstant(row, "taken_at"));
  }

  private static List<String> descriptions(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    List<String> parts = OrderNews.parts(text);
    return parts.isEmpty() ? List.of(text) : parts;
  }

  static @Nullable String text(byte @Nullable [] json) {
    return json == null ? null : new String(json, StandardCharsets.UTF_8);
  }

  /**
   * One step of an order's history.
   *
   * @param sequence its number in the order in which the ledger heard of it
   * @param source who told of it: {@code notification}, {@code poll} or {@code answer}
   * @param key what names it there: a message's Id, a note's id, a negotiation's reference
   * @param bill whether it is a bill, which never touches the state
   * @param state as this news says
   * @param late whether it is older than the state that was known, so that it changed none
   * @param activity Equinix's number of this step
   * @param descriptions Equinix's words, in the parts that it joined; none once they are forgotten
   * @param details attachments, question, billed lines and warnings as JSON; null once forgotten
   * @param sentAt the time at Equinix, if it said so
   * @param takenAt when the ledger took it
   */
  public record OrderStep(
      long sequence,
      String source,
      String key,
      boolean bill,
      @Nullable String state,
      boolean stateChanged,
      boolean late,
      @Nullable String activity,
      List<String> descriptions,
      @JsonRawValue @Nullable String details,
      @Nullable Instant sentAt,
      Instant takenAt) {

    /** The same with other words. */
    public OrderStep saying(List<String> words, @Nullable String otherDetails) {
      return new OrderStep(
          sequence,
          source,
          key,
          bill,
          state,
          stateChanged,
          late,
          activity,
          words,
          otherDetails,
          sentAt,
          takenAt);
    }

    /** Nothing of the text, which may be personal. */
    @Override
    public String toString() {
      return "OrderStep[" + sequence + "]";
    }
  }
}
