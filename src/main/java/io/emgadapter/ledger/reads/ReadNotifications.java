package io.emgadapter.ledger.reads;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.emgadapter.ledger.reads.Page.PageKey;
import io.emgadapter.ledger.reads.Page.Stretch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what Equinix started. */
@Component
public record ReadNotifications(JdbcClient jdbc) {
  /** A page ends when its contents have come to so many bytes, so that it fits into memory. */
  private static final int MOST_BYTES = 1 << 20;

  private static final String PAGE =
      """
      with page as (
        select * from notification where %s order by taken_at desc, seq desc limit :most),
      sized as (
        select page.*, event.id as told, data, count(*) over () as found,
          sum(octet_length(data)) over (order by taken_at desc, page.seq desc)
            - octet_length(data)
            as before
        from page left join event on event.id = page.event)
      select * from sized where coalesce(before, 0) < :bytes order by taken_at desc, seq desc\
      """;

  /**
   * Which are looked for; null for any.
   *
   * @param kind a word of {@link NotificationStatus#kind}
   * @param resource as Equinix spells it
   * @param since only those that were taken since
   */
  public record Wanted(
      String subscription,
      @Nullable String kind,
      @Nullable String resource,
      @Nullable String servicerId,
      @Nullable Instant since) {}

  /** A row, with its number. */
  private record Row(NotificationStatus status, long seq, int found) {}

  /** A page, what was taken last first; shorter than asked for where it would be large. */
  public Page<NotificationStatus> page(Wanted wanted, @Nullable PageKey after, int most) {
    Stretch stretch =
        new Stretch(wanted.subscription())
            .is("kind", wanted.kind())
            .is("resource", wanted.resource())
            .is("servicer_id", wanted.servicerId())
            .since("taken_at", wanted.since())
            .after("taken_at, seq", after, after == null ? 0 : Long.parseLong(after.id()));
    List<Row> rows =
        jdbc.sql(PAGE.formatted(stretch.where()))
            .params(stretch.parameters())
            .param("most", most + 1)
            .param("bytes", MOST_BYTES)
            .query((row, _) -> new Row(status(row), row.getLong("seq"), row.getInt("found")))
            .list();
    return page(rows, most);
  }

  private static Page<NotificationStatus> page(List<Row> rows, int most) {
    List<NotificationStatus> items = new ArrayList<>();
    rows.stream().limit(most).map(Row::status).forEach(items::add);
    if (items.isEmpty() || rows.getFirst().found() == items.size()) {
      return new Page<>(items, null);
    }
    Row last = rows.get(items.size() - 1);
    return new Page<>(items, new PageKey(last.status().takenAt(), Long.toString(last.seq())));
  }

  private static NotificationStatus status(ResultSet row) throws SQLException {
    return new NotificationStatus(
        row.getString("message_id"),
        row.getString("kind"),
        row.getString("resource"),
        row.getString("servicer_id"),
        ReadTasks.instant(row, "sent_at"),
        ReadTasks.requiredInstant(row, "taken_at"),
        row.getObject("told", UUID.class),
        ReadHistory.text(row.getBytes("data")));
  }

  /**
   * What Equinix started.
   *
   * @param messageId the Id of its Task, or the digest that stands for it
   * @param kind {@code order}, {@code billing}, {@code datacenter}, {@code network}, {@code
   *     fabric}, {@code managedservice} or {@code unknown}
   * @param servicerId the order, maintenance, incident or case at Equinix that it names
   * @param sentAt the time at Equinix, if it said so
   * @param takenAt when the ledger took it
   * @param event the CloudEvents id of the event that told of it; null where the same news had been
   *     heard by another way
   * @param data that event's data as JSON; null once it is forgotten
   */
  public record NotificationStatus(
      String messageId,
      String kind,
      String resource,
      @Nullable String servicerId,
      @Nullable Instant sentAt,
      Instant takenAt,
      @Nullable UUID event,
      @JsonRawValue @Nullable String data) {

    /** The same with other data. */
    public NotificationStatus with(String otherData) {
      return new NotificationStatus(
          messageId, kind, resource, servicerId, sentAt, takenAt, event, otherData);
    }

    /** Nothing of the content, which may be personal. */
    @Override
    public String toString() {
      return "NotificationStatus[" + messageId + "]";
    }
  }
}
