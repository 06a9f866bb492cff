package io.emgadapter.ledger;

import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.InsertNotifications.Inserted;
import io.emgadapter.ledger.events.AppendEvents;
import io.emgadapter.notification.BillingNotification;
import io.emgadapter.notification.Bulletin;
import io.emgadapter.notification.Notification;
import io.emgadapter.notification.OrderNews;
import io.emgadapter.notification.OrderNotification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transaction that takes what Equinix starts: each message once, by its Id. News of orders goes
 * into their records and histories, and an event tells of each message. The same few statements for
 * any number of messages; one that came before changes nothing and is not told again.
 */
@Component
public class TakeNotifications {
  private final InsertNotifications insertNotifications;
  private final ApplyOrderNews applyOrderNews;
  private final AppendEvents events;

  TakeNotifications(
      InsertNotifications insertNotifications, ApplyOrderNews applyOrderNews, AppendEvents events) {
    this.insertNotifications = insertNotifications;
    this.applyOrderNews = applyOrderNews;
    this.events = events;
  }

  /** What became of a message. */
  public enum Taken {
    /** It is in the ledger, and events tell of it. */
    TAKEN,
    /** It came before. */
    REPEATED,
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
   * @param envelope as it came
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying it costs
  public record Message(String id, Notification what, byte[] digest, byte[] envelope) {
    @Override
    public String toString() {
      return "Message[" + id + "]";
    }
  }

  /**
   * Takes messages that one subscription got.
   *
   * @param messages in the order in which they came
   * @return what became of each, in the same order
   */
  @Transactional
  public List<Taken> take(String subscription, List<Message> messages) {
    Map<String, Message> once = new LinkedHashMap<>();
    messages.forEach(message -> once.putIfAbsent(message.id(), message));
    Map<String, UUID> ids = new HashMap<>();
    once.keySet().forEach(id -> ids.put(id, Ids.next()));
    Inserted inserted = insertNotifications.insert(subscription, once.values(), ids);
    List<Message> fresh =
        once.values().stream().filter(m -> inserted.fresh().contains(m.id())).toList();
    events.append(told(subscription, fresh, ids));
    Set<String> first = new HashSet<>(inserted.fresh());
    return messages.stream().map(m -> taken(m, first, inserted)).toList();
  }

  /** News of orders first, each message by the event that it was given an id for. */
  private List<NewEvent> told(String subscription, List<Message> fresh, Map<String, UUID> ids) {
    Map<OrderNews, UUID> news = new IdentityHashMap<>();
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

  private static Taken taken(Message message, Set<String> first, Inserted inserted) {
    if (!Arrays.equals(inserted.digests().get(message.id()), message.digest())) {
      return Taken.CONFLICTING;
    }
    return first.remove(message.id()) ? Taken.TAKEN : Taken.REPEATED;
  }
}
