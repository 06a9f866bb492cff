package io.emgadapter.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.notification.CloudEventReader.Read;
import io.emgadapter.order.ContentId;
import io.emgadapter.order.StorableText;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a notice about a data center as the REST API lists it (Equinix, Notifications v1, {@code
 * IbxNotificationSummary}), and makes a message of the gateway of it. The API shows how a notice
 * stands and not what was sent about it, so each change of it counts as a message.
 */
public final class IbxNoticeReader {
  private static final int LONGEST_ID = 100;

  private static final Map<String, String> RESOURCES =
      Map.of(
          "IBX_MAINTENANCE", "DataCenter.Maintenance",
          "IBX_INCIDENT", "DataCenter.Incident",
          "IBX_ADVISORY", "DataCenter.Advisory",
          "IBX_SECURITY_INCIDENT", "DataCenter.SecurityIncident");

  /** What counts as a change. */
  private static final List<String> FIELDS =
      List.of("type", "status", "startTimestamp", "endTimestamp", "ibxs", "summary");

  private IbxNoticeReader() {}

  /** Reads one. */
  public static Read read(JsonNode notice) {
    String id = text(notice, "id");
    String number = text(notice, "notificationNumber");
    String named = number.isEmpty() ? id : number;
    if (named.isEmpty() || named.length() > LONGEST_ID || text(notice, "type").isEmpty()) {
      return new Read.Unreadable("An IBX notice without id and type, or with an overlong id.");
    }
    byte[] digest = ContentId.sha256(content(notice).getBytes(UTF_8));
    String message = "ibx:" + named + ":" + HexFormat.of().formatHex(digest, 0, 12);
    ObjectNode task = task(notice, named, message);
    Notification what =
        RESOURCES.containsValue(task.path("Resource").asString(""))
            ? NotificationReader.read(task, message)
            : NotificationReader.unknown(task);
    return new Read.Understood(message, what, digest);
  }

  private static String content(JsonNode notice) {
    StringBuilder all = new StringBuilder();
    FIELDS.forEach(name -> all.append(name).append('=').append(notice.path(name)).append('\n'));
    return StorableText.storable(all.toString());
  }

  private static ObjectNode task(JsonNode notice, String number, String message) {
    String type = text(notice, "type").toUpperCase(Locale.ROOT);
    ObjectNode task = JsonNodeFactory.instance.objectNode();
    task.put("Id", message)
        .put("Verb", "Update")
        .put("Resource", RESOURCES.getOrDefault(type, type));
    ObjectNode body = task.putObject("Body");
    body.put("ServicerId", number);
    body.put("State", text(notice, "status"));
    body.put("Description", text(notice, "summary"));
    body.put("StartDateTime", text(notice, "startTimestamp"));
    body.put("EndDateTime", text(notice, "endTimestamp"));
    if (notice.path("ibxs").isArray()) {
      body.set("Ibxs", notice.path("ibxs"));
    }
    return task;
  }

  private static String text(JsonNode notice, String name) {
    JsonNode value = notice.path(name);
    return value.isString() ? StorableText.storable(value.stringValue()).strip() : "";
  }
}
