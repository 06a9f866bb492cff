package io.emgadapter.ledger;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.OrderRecord.Change;
import io.emgadapter.notification.OrderNews;
import io.emgadapter.notification.OrderNews.Source;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Words the events about news of orders.
 *
 * @param request the request that the order was placed by; null where it is not ours, or where its
 *     answer has not come yet
 */
record OrderNewsEvents(String subscription, @Nullable RequestView request) {

  /** The event about news that is in an order's history now. */
  NewEvent of(Change change, UUID id) {
    OrderNews news = change.news();
    ObjectNode data = data(news);
    if (!news.isBill()) {
      data.put("stateChanged", change.stateChanged());
      data.put("late", change.late());
      OrderNewsJson.put(data, "stateBefore", change.stateChanged() ? change.before() : null);
    }
    OrderNewsJson.put(data, "orderState", change.after());
    return event(id, news, String.valueOf(news.servicerId()), data);
  }

  /** The event about news that names no order, so that none changes. */
  NewEvent unnamed(OrderNews news, UUID id) {
    ObjectNode data = data(news);
    if (!news.isBill()) {
      data.put("stateChanged", false);
      data.put("late", false);
    }
    return event(id, news, news.requestorId() == null ? news.resource() : news.requestorId(), data);
  }

  private ObjectNode data(OrderNews news) {
    ObjectNode data = Json.object();
    OrderNewsJson.put(data, "servicerId", news.servicerId());
    OrderNewsJson.put(data, "requestorId", news.requestorId());
    data.put("resource", news.resource());
    data.put("source", news.source().word());
    if (news.source() == Source.NOTIFICATION) {
      data.put("messageId", news.key());
    }
    if (news.sentAt() != null) {
      data.put("sentAt", news.sentAt().toString());
    }
    OrderNewsJson.put(data, "state", news.state());
    OrderNewsJson.put(data, "activity", news.activity());
    OrderNewsJson.put(data, "description", news.description());
    news.parts().forEach(data.putArray("parts")::add);
    data.setAll(OrderNewsJson.details(news));
    ours(data);
    return data;
  }

  private void ours(ObjectNode data) {
    if (request != null) {
      data.put("requestId", request.senderId());
      data.put("sender", request.sender());
      if (request.context() != null) {
        data.set("context", Json.tree(request.context()));
      }
    }
  }

  private NewEvent event(UUID id, OrderNews news, String subject, ObjectNode data) {
    return new NewEvent(
        id,
        news.isBill() ? EventType.ORDER_BILLED : EventType.ORDER_UPDATED,
        subject,
        news.routingPart(),
        subscription,
        request == null ? null : request.id(),
        false,
        request == null ? null : request.reply(),
        data);
  }
}
