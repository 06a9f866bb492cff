package io.emgadapter.ledger.orders;

import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Step;
import io.emgadapter.ledger.events.EventViews;
import io.emgadapter.ledger.events.EventViews.RequestView;
import io.emgadapter.ledger.orders.LockOrders.OrderRecord;
import io.emgadapter.ledger.orders.LockOrders.OrderRecord.Change;
import io.emgadapter.ledger.orders.RecordChanges.Key;
import io.emgadapter.notification.OrderNews;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Applies news to the records of orders, whichever way it came, and makes the events. */
@Step
public record ApplyOrderNews(LockOrders lockOrders, RecordChanges recordChanges, EventViews views) {

  /**
   * Applies news in the given sequence.
   *
   * @param ids of the event for a piece of news
   * @return what to publish, in the same sequence; nothing for news that a history contains already
   */
  public List<NewEvent> apply(
      String subscription, List<OrderNews> news, Function<OrderNews, UUID> ids) {
    Map<Key, OrderNews> first = new LinkedHashMap<>();
    List<NewEvent> told = new ArrayList<>();
    for (OrderNews each : news) {
      if (each.servicerId() == null) {
        told.add(new OrderNewsEvents(subscription, null).unnamed(each, ids.apply(each)));
      } else {
        first.putIfAbsent(Key.of(each), each);
      }
    }
    if (!first.isEmpty()) {
      told.addAll(apply(subscription, first, ids));
    }
    return told;
  }

  private List<NewEvent> apply(
      String subscription, Map<Key, OrderNews> news, Function<OrderNews, UUID> ids) {
    Map<String, OrderRecord> orders = lockOrders.lock(subscription, firsts(news));
    Set<Key> known = recordChanges.known(subscription, news.keySet());
    List<Change> changes = new ArrayList<>();
    news.forEach((key, each) -> {
      if (!known.contains(key)) {
        changes.add(Objects.requireNonNull(orders.get(key.servicerId())).take(each));
      }
    });
    recordChanges.record(subscription, changes, orders.values());
    Map<UUID, RequestView> requests = requests(orders.values());
    return changes.stream()
        .map(change -> {
          UUID request = Objects.requireNonNull(orders.get(change.servicerId())).request();
          return new OrderNewsEvents(subscription, request == null ? null : requests.get(request))
              .of(change, ids.apply(change.news()));
        })
        .toList();
  }

  private static SortedMap<String, OrderNews> firsts(Map<Key, OrderNews> news) {
    SortedMap<String, OrderNews> firsts = new TreeMap<>();
    news.forEach((key, each) -> firsts.putIfAbsent(key.servicerId(), each));
    return firsts;
  }

  private Map<UUID, RequestView> requests(Collection<OrderRecord> orders) {
    return views.requests(
        orders.stream().map(OrderRecord::request).filter(Objects::nonNull).toList());
  }
}
