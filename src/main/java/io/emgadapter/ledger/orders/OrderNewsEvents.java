package io.emgadapter.ledger.orders;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.ledger.Json;
import io.emgadapter.ledger.events.EventViews.RequestView;
import io.emgadapter.ledger.orders.LockOrders.OrderRecord.Change;
import io.emgadapter.notification.Notification.Bulletin;
import io.emgadapter.notification.NotificationHead;
import io.emgadapter.notification.OrderNews;
import io.emgadapter.notification.OrderNews.BilledLine;
import io.emgadapter.notification.OrderNews.Question;
import io.emgadapter.notification.OrderNews.Question.Proposal;
import io.emgadapter.notification.OrderNews.Source;
import io.emgadapter.order.NamedFile;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Resource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the events about news of orders.
 *
 * @param request the request that placed the order; null if it is not ours, or if its answer has
 *     not come yet
 */
record OrderNewsEvents(String subscription, @Nullable RequestView request) {

  /** The event about news that was added to the history of an order. */
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

  /** The event about news that names no order, so that no order changes. */
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
      data.put("requestId", request.requestId());
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

  /** The content of news as JSON, in the names of its events. */
  static final class OrderNewsJson {
    /** What answers a proposal (Equinix, SmartHands Order, Update). */
    private static final List<String> ANSWERS =
        List.of("APPROVE", "APPROVE_NON_EXPEDITE", "CANCEL");

    private OrderNewsJson() {}

    /** What a history keeps besides the text: attachments, question, bill and warnings. */
    static ObjectNode details(OrderNews news) {
      ObjectNode details = Json.object();
      news.attachments().forEach(file -> details.withArray("attachments").add(file(file)));
      if (news.question() != null) {
        details.set("question", question(news, news.question()));
      }
      if (news.billed() != null) {
        details.putArray("lines");
        news.billed().forEach(line -> details.withArray("lines").add(line(line)));
      }
      BulletinEvents.warnings(details, news.warnings());
      return details;
    }

    private static ObjectNode file(NamedFile file) {
      ObjectNode node = Json.object();
      put(node, "name", file.name());
      put(node, "id", file.id());
      put(node, "url", file.url());
      return node;
    }

    private static ObjectNode line(BilledLine line) {
      ObjectNode node = Json.object();
      put(node, "id", line.id());
      put(node, "ibx", line.ibx());
      put(node, "status", line.status());
      line.lines().forEach(node.withArray("billedLines")::add);
      return node;
    }

    /** The question, with the work request that answers it, without its id and its words. */
    private static ObjectNode question(OrderNews news, Question question) {
      ObjectNode node = Json.object();
      node.put("kind", question.kind().word());
      put(node, "referenceId", question.referenceId());
      if (question.proposal() != null) {
        proposal(node.putObject("proposal"), question.proposal());
      }
      if (question.kind() == Question.Kind.NEGOTIATION) {
        ANSWERS.forEach(node.withArray("answers")::add);
      }
      // A question about an order that was placed elsewhere can be answered only there.
      if (news.servicerId() != null && Resource.of(news.resource()).isPresent()) {
        answer(node.putObject("answer"), news, news.servicerId(), question);
      }
      return node;
    }

    private static void answer(
        ObjectNode answer, OrderNews news, String servicerId, Question question) {
      answer.put("verb", "Update").put("resource", news.resource());
      answer.putObject("order").put("servicerId", servicerId);
      // A work request takes no longer one; and a negotiation is found by its order.
      boolean names = question.referenceId() != null && question.referenceId().length() <= 50;
      if (names && question.kind() == Question.Kind.QUERY) {
        answer.putObject("rest").put("referenceId", question.referenceId());
      }
    }

    private static void proposal(ObjectNode node, Proposal proposal) {
      put(node, "requested", proposal.requested());
      put(node, "proposed", proposal.proposed());
      put(node, "expires", proposal.expires());
      if (proposal.expedited() != null) {
        node.put("expedited", proposal.expedited());
      }
    }

    static void put(ObjectNode node, String name, @Nullable String text) {
      if (text != null) {
        node.put(name, text);
      }
    }
  }

  /** Makes the events about what Equinix announces. */
  static final class BulletinEvents {
    private BulletinEvents() {}

    static NewEvent of(UUID id, String subscription, Bulletin bulletin) {
      ObjectNode data = Json.object();
      head(data, bulletin.head());
      data.setAll(bulletin.data());
      warnings(data, bulletin.head().warnings());
      return new NewEvent(
          id,
          EventType.of(bulletin.word()),
          bulletin.subject(),
          "",
          subscription,
          null,
          false,
          null,
          data);
    }

    private static void head(ObjectNode data, NotificationHead head) {
      data.put("resource", head.resource());
      if (head.resourceAsSent() != null && !head.resourceAsSent().equals(head.resource())) {
        data.put("resourceAsSent", head.resourceAsSent());
      }
      if (head.id() != null) {
        data.put("messageId", head.id());
      }
      if (head.verb() != null) {
        data.put("verb", head.verb());
      }
      if (head.sentAt() != null) {
        data.put("sentAt", head.sentAt().toString());
      }
    }

    /** Adds what was not as Equinix's documents say; always present, mostly empty. */
    static void warnings(ObjectNode data, List<Problem> warnings) {
      data.putArray("warnings");
      warnings.forEach(warning ->
          data.withArray("warnings")
              .addObject()
              .put("pointer", warning.pointer())
              .put("code", warning.code())
              .put("message", warning.message()));
    }
  }
}
