package io.emgadapter.ledger.orders;

import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.Sql;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.events.AppendEvents;
import io.emgadapter.ledger.orders.OrderNewsEvents.BulletinEvents;
import io.emgadapter.ledger.orders.TakeNotifications.InsertNotifications.Inserted;
import io.emgadapter.notification.Notification;
import io.emgadapter.notification.Notification.BillingNotification;
import io.emgadapter.notification.Notification.Bulletin;
import io.emgadapter.notification.Notification.OrderNotification;
import io.emgadapter.notification.OrderNews;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that takes notifications: each message once, by its Id. News of orders goes into
 * their records and histories, and each message gets an event. It needs the same few statements for
 * any number of messages. A message that came before changes nothing and gets no second event, and
 * neither does one whose fact another way has told.
 */
@Component
public class TakeNotifications {
  private final InsertNotifications insertNotifications;
  private final CountFacts countFacts;
  private final ApplyOrderNews applyOrderNews;
  private final AppendEvents events;

  TakeNotifications(
      InsertNotifications insertNotifications,
      CountFacts countFacts,
      ApplyOrderNews applyOrderNews,
      AppendEvents events) {
    this.insertNotifications = insertNotifications;
    this.countFacts = countFacts;
    this.applyOrderNews = applyOrderNews;
    this.events = events;
  }

  /** What became of a message. */
  public enum Taken {
    /** It is in the ledger, and events report it. */
    TAKEN,
    /** It came before. */
    REPEATED,
    /** It is in the ledger; the event about another way's message reports the same. */
    KNOWN,
    /** Its Id came before, with other content. */
    CONFLICTING,
    /** The ledger cannot hold it. */
    NOT_STORABLE
  }

  /**
   * One message.
   *
   * @param id the Task's Id, or what stands for it; 1 to 200 characters
   * @param digest of the Task's text
   * @param envelope the bytes as they came
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying it costs
  public record Message(String id, Notification what, byte[] digest, byte[] envelope) {
    @Override
    public String toString() {
      return "Message[" + id + "]";
    }
  }

  /** Takes messages that came by the queue of the messaging gateway. */
  @Transactional
  public List<Taken> take(String subscription, List<Message> messages) {
    return take(subscription, Way.EMG, messages);
  }

  /**
   * Takes messages of one subscription.
   *
   * @param way by which all of them came
   * @param messages in the order in which they came
   * @return what became of each, in the same order
   */
  @Transactional
  public List<Taken> take(String subscription, Way way, List<Message> messages) {
    Map<String, Message> once = new LinkedHashMap<>();
    messages.forEach(message -> once.putIfAbsent(message.id(), message));
    Map<String, UUID> ids = new HashMap<>();
    once.keySet().forEach(id -> ids.put(id, Ids.next()));
    Inserted inserted = insertNotifications.insert(subscription, once.values(), ids);
    List<Message> fresh =
        once.values().stream().filter(m -> inserted.fresh().contains(m.id())).toList();
    LinkedHashMap<String, Notification> freshById = new LinkedHashMap<>();
    fresh.forEach(message -> freshById.put(message.id(), message.what()));
    Set<String> known = countFacts.known(subscription, way, freshById);
    events.append(
        told(subscription, fresh.stream().filter(m -> !known.contains(m.id())).toList(), ids));
    Set<String> first = new HashSet<>(inserted.fresh());
    return messages.stream().map(m -> taken(m, first, inserted, known)).toList();
  }

  /** News of orders first, each message by the event that it was given an id for. */
  private List<NewEvent> told(String subscription, List<Message> fresh, Map<String, UUID> ids) {
    IdentityHashMap<OrderNews, UUID> news = new IdentityHashMap<>();
    List<OrderNews> inOrder = new ArrayList<>();
    List<NewEvent> bulletins = new ArrayList<>();
    for (Message message : fresh) {
      UUID id = Objects.requireNonNull(ids.get(message.id()));
      OrderNews ofOrder =
          switch (message.what()) {
            case OrderNotification order -> order.news();
            case BillingNotification bill -> bill.news();
            case Bulletin bulletin -> {
              bulletins.add(BulletinEvents.of(id, subscription, bulletin));
              yield null;
            }
          };
      if (ofOrder != null) {
        inOrder.add(ofOrder);
        news.put(ofOrder, id);
      }
    }
    List<NewEvent> told =
        new ArrayList<>(
            applyOrderNews.apply(
                subscription, inOrder, each -> Objects.requireNonNull(news.get(each))));
    told.addAll(bulletins);
    return told;
  }

  private static Taken taken(
      Message message, Set<String> first, Inserted inserted, Set<String> known) {
    if (!Arrays.equals(inserted.digests().get(message.id()), message.digest())) {
      return Taken.CONFLICTING;
    }
    if (!first.remove(message.id())) {
      return Taken.REPEATED;
    }
    return known.contains(message.id()) ? Taken.KNOWN : Taken.TAKEN;
  }

  /** Records the notifications whose Ids are new. */
  @Step
  record InsertNotifications(JdbcClient jdbc) {
    // Numbered as they came, and written in the order of their Ids, so that two instances that have
    // the same messages in hand never wait for each other.
    private static final String SQL =
        """
        with given as (
          select * from unnest(:nths, :ids, :digests, :kinds, :resources, :servicers, :sents,
            :events, :bytes)
            as n (nth, id, digest, kind, resource, servicer, sent, event, bytes)),
        numbered as materialized (
          select nextval('notification_seq') as seq, in_order.*
          from (select * from given order by nth) in_order),
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

    /**
     * What came of it.
     *
     * @param fresh the Ids that were not there yet
     * @param digests of the content that each Id stands for
     */
    record Inserted(Set<String> fresh, Map<String, byte[]> digests) {}

    /**
     * Inserts messages with different Ids, in this sequence.
     *
     * @param events the id of the event for each, by the message's Id
     */
    Inserted insert(String subscription, Collection<Message> messages, Map<String, UUID> events) {
      List<Message> all = List.copyOf(messages);
      Set<String> fresh =
          jdbc.sql(SQL)
              .param("subscription", subscription)
              .param("nths", Sql.ints(indexes(all.size()), nth -> nth))
              .param("ids", Sql.texts(all, Message::id))
              .param("digests", Sql.bytes(all, Message::digest))
              .param("kinds", Sql.texts(all, m -> m.what().kind().word()))
              .param("resources", Sql.texts(all, m -> m.what().head().resource()))
              .param("servicers", Sql.texts(all, m -> m.what().servicerId()))
              .param("sents", Sql.times(all, m -> m.what().head().sentAt()))
              .param("events", Sql.uuids(all, m -> events.get(m.id())))
              .param("bytes", Sql.bytes(all, Message::envelope))
              .query(Sql.TEXT)
              .set();
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
}
