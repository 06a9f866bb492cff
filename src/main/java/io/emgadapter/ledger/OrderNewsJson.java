package io.emgadapter.ledger;

import io.emgadapter.notification.OrderNews;
import io.emgadapter.notification.OrderNews.BilledLine;
import io.emgadapter.notification.OrderNews.NamedFile;
import io.emgadapter.notification.Question;
import io.emgadapter.notification.Question.Proposal;
import io.emgadapter.order.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The content of news as JSON, in the names of its events. */
final class OrderNewsJson {
  /** What answers a proposal (Equinix, SmartHands Order, Update). */
  private static final List<String> ANSWERS = List.of("APPROVE", "APPROVE_NON_EXPEDITE", "CANCEL");

  private OrderNewsJson() {}

  /** What a history keeps beside the text: attachments, question, bill and warnings. */
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

  /** The question, with the work request that answers it but for its id and its words. */
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
    // What is ordered elsewhere can be answered only there.
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
