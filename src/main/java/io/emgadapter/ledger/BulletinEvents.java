package io.emgadapter.ledger;

import io.emgadapter.event.EventType;
import io.emgadapter.event.NewEvent;
import io.emgadapter.notification.Bulletin;
import io.emgadapter.notification.Head;
import io.emgadapter.order.Problem;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Words the events about what Equinix announces. */
final class BulletinEvents {
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

  private static void head(ObjectNode data, Head head) {
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

  /** What was not as Equinix's documents say; always there, mostly empty. */
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
