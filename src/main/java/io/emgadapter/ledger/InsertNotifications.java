package io.emgadapter.ledger;

import io.emgadapter.ledger.TakeNotifications.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes notifications down, those whose Ids are new. A step of transactions, not one itself. */
@Component
class InsertNotifications {
  // Numbered as they came, and written in the order of their Ids, so that two instances that have
  // the same messages in hand never wait for each other.
  private static final String SQL =
      """
      with given as (
        select * from unnest(:places, :ids, :digests, :kinds, :resources, :servicers, :sents,
          :events, :bytes)
          as n (place, id, digest, kind, resource, servicer, sent, event, bytes)),
      numbered as materialized (
        select nextval('notification_seq') as seq, placed.*
        from (select * from given order by place) placed),
      added as (
        insert into notification (seq, subscription, message_id, digest, kind, resource,
          servicer_id, sent_at, event)
        select seq, :subscription, id, digest, kind, resource, servicer, sent, event
        from numbered order by id
        on conflict (subscription, message_id) do nothing
        returning seq, message_id),
      content as (
        insert into notification_content (notification, bytes)
        select seq, bytes from added join numbered using (seq))
      select message_id from added\
      """;

  private static final String DIGESTS =
      """
      select message_id, digest from notification
      where subscription = :subscription and message_id = any(:ids)\
      """;

  private final JdbcClient jdbc;

  InsertNotifications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What came of it.
   *
   * @param fresh the Ids that were not there yet
   * @param digests of the content that each Id stands for
   */
  record Inserted(Set<String> fresh, Map<String, byte[]> digests) {}

  /**
   * Inserts messages of which no two have the same Id, in this order.
   *
   * @param events the id of the event that is to tell of each, by the message's Id
   */
  Inserted insert(String subscription, Collection<Message> messages, Map<String, UUID> events) {
    List<Message> all = List.copyOf(messages);
    Set<String> fresh =
        new HashSet<>(
            jdbc.sql(SQL)
                .param("subscription", subscription)
                .param("places", Sql.ints(indexes(all.size()), place -> place))
                .param("ids", Sql.texts(all, Message::id))
                .param("digests", Sql.bytes(all, Message::digest))
                .param("kinds", Sql.texts(all, m -> m.what().kind().word()))
                .param("resources", Sql.texts(all, m -> m.what().head().resource()))
                .param("servicers", Sql.texts(all, m -> m.what().servicerId()))
                .param("sents", Sql.times(all, m -> m.what().head().sentAt()))
                .param("events", Sql.uuids(all, m -> events.get(m.id())))
                .param("bytes", Sql.bytes(all, Message::envelope))
                .query((row, _) -> row.getString("message_id"))
                .list());
    return new Inserted(fresh, digests(subscription, all));
  }

  private Map<String, byte[]> digests(String subscription, List<Message> messages) {
    Map<String, byte[]> digests = new HashMap<>();
    RowCallbackHandler each = row -> digests.put(row.getString(1), row.getBytes(2));
    jdbc.sql(DIGESTS)
        .param("subscription", subscription)
        .param("ids", Sql.texts(messages, Message::id))
        .query(each);
    return digests;
  }

  private static List<Integer> indexes(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
