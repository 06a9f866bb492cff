package io.emgadapter.notification;

import io.emgadapter.notification.Notification.BillingNotification;
import io.emgadapter.notification.Notification.OrderNotification;
import io.emgadapter.notification.Notification.UnknownNotification;
import io.emgadapter.notification.NotificationHead.HeadReader;
import io.emgadapter.order.Problems.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Recognises a notification and reads it. Never fails; see the warnings in its head. */
public final class NotificationReader {

  private NotificationReader() {}

  /**
   * Reads one.
   *
   * @param task the Task of a verified envelope, which is no Ack
   * @param fingerprint stands for the Task's Id if it has none: the same for the same content
   */
  public static Notification read(ObjectNode task, String fingerprint) {
    List<Problem> warnings = new ArrayList<>();
    LenientReader fields = new LenientReader(task, "", warnings);
    JsonNode raw = task.path("Body");
    Topic topic = Topic.meant(task.path("Resource").asString("").strip()).orElse(null);
    NotificationHead head = HeadReader.read(fields, topic, warnings);
    if (!raw.isObject()) {
      fields.warn("Body", "missing", "An object was expected.");
    }
    LenientReader body = new LenientReader(raw, "/Body", warnings);
    if (body.has("LineDetails")) {
      return new BillingNotification(head, news(body, head, fingerprint));
    }
    if (topic == null) {
      return UnknownNotification.read(body, head, raw);
    }
    return switch (topic.kind()) {
      case ORDER -> new OrderNotification(head, news(body, head, fingerprint));
      case DATACENTER, NETWORK -> SiteNotification.read(body, head, topic, raw);
      case FABRIC -> FabricNotification.read(body, head, topic, raw);
      case MANAGEDSERVICE -> ManagedServiceCase.read(body, head, raw);
      case BILLING, UNKNOWN -> UnknownNotification.read(body, head, raw);
    };
  }

  /**
   * Reads one that is of no known kind, whatever its Resource says: what did not come signed from
   * the gateway must not be taken for news of an order.
   *
   * @param task as for {@link #read}
   */
  public static Notification unknown(ObjectNode task) {
    List<Problem> warnings = new ArrayList<>();
    NotificationHead head = HeadReader.read(new LenientReader(task, "", warnings), null, warnings);
    JsonNode raw = task.path("Body");
    return UnknownNotification.read(new LenientReader(raw, "/Body", warnings), head, raw);
  }

  private static OrderNews news(LenientReader body, NotificationHead head, String fingerprint) {
    String key = head.id() == null ? fingerprint : head.id();
    return OrderNotificationReader.read(body, head, key, head.warnings());
  }
}
