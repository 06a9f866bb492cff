package io.emgadapter.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.emgadapter.order.ContentId;
import io.emgadapter.order.StorableText;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a CloudEvent of a Fabric stream (github.com/equinix/equinix-cloudevents, {@code
 * equinix.network.v1.NotificationEvent} and {@code equinix.fabric.v1.Incident}, August 2026). Its
 * {@code data.resource} has the fields that a message of the gateway has in its Body, so it is
 * turned into one and read as one: whoever listens sees no difference.
 */
public final class CloudEventReader {
  private static final int LONGEST_ID = 180;

  /** Before the id, so that no Task's Id can be the same. */
  private static final String ID = "cloudevent:";

  /** {@code equinix.network.maintenance.state.confirmed}: what it is about, and its state. */
  private static final Pattern NETWORK =
      Pattern.compile("equinix\\.network\\.(maintenance|repair)\\.state\\.(\\w+)");

  /** The fields of {@code data.resource} in the words of the gateway. */
  private static final Map<String, String> NAMES =
      Map.of(
          "servicerId", "ServicerId",
          "uuid", "RequestorId",
          "state", "State",
          "description", "Description",
          "startDateTime", "StartDateTime",
          "endDateTime", "EndDateTime",
          "accountNumber", "AccountNumber",
          "impact", "Impact",
          "prodID", "ProdID",
          "organizer", "Organizer");

  private CloudEventReader() {}

  /** What a CloudEvent turned out to be. */
  public sealed interface Read {

    /**
     * A message.
     *
     * @param id the same whenever the same CloudEvent comes, pushed or searched for
     * @param digest of what must not change under one id
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying it costs
    record Understood(String id, Notification what, byte[] digest) implements Read {
      @Override
      public String toString() {
        return "Understood[" + id + "]";
      }
    }

    /**
     * No CloudEvent that can be used.
     *
     * @param detail a sentence without content
     */
    record Unreadable(String detail) implements Read {}
  }

  /**
   * Reads one. Every type that is not known here becomes a notification of an unknown kind.
   *
   * @param event a CloudEvent in structured form (CloudEvents 1.0, JSON event format)
   */
  public static Read read(JsonNode event) {
    if (!event.isObject()) {
      return new Read.Unreadable("A CloudEvent that is no JSON object.");
    }
    String id = StorableText.storable(event.path("id").asString("")).strip();
    String type = StorableText.storable(event.path("type").asString("")).strip();
    if (id.isEmpty() || type.isEmpty() || id.length() > LONGEST_ID) {
      return new Read.Unreadable(
          "A CloudEvent without id and type, or with an id of more than 180 characters.");
    }
    return new Read.Understood(
        ID + id,
        notification(event, id, type),
        ContentId.sha256((id + "\n" + type).getBytes(UTF_8)));
  }

  private static Notification notification(JsonNode event, String id, String type) {
    Matcher network = NETWORK.matcher(type);
    ObjectNode task = JsonNodeFactory.instance.objectNode();
    task.put("Id", id).put("Verb", "Update");
    copy(event, "time", task, "CreateTimeUTC");
    JsonNode data = event.path("data");
    if (network.matches() && data.path("resource").isObject()) {
      task.put("Resource", resource(network.group(1))).set("Body", body(data, network.group(2)));
      return NotificationReader.read(task, ID + id);
    }
    task.put("Resource", type).set("Body", withoutNames(data));
    return NotificationReader.unknown(task);
  }

  /** Whoever did it is not passed on: {@code auth} has a person's name and address. */
  private static ObjectNode withoutNames(JsonNode data) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    data.forEachEntry((name, value) -> {
      if (!name.equals("auth")) {
        body.set(name, value);
      }
    });
    return body;
  }

  private static String resource(String word) {
    return word.equals("repair") ? "Network.Incident" : "Network.Maintenance";
  }

  /** In the gateway's words; where it says no state of its own, that of its type counts. */
  private static ObjectNode body(JsonNode data, String state) {
    JsonNode resource = data.path("resource");
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    NAMES.forEach((from, to) -> copy(resource, from, body, to));
    if (!body.hasNonNull("State")) {
      body.put("State", state);
    }
    if (!body.hasNonNull("Description")) {
      copy(data, "message", body, "Description");
    }
    copy(resource, "assets", body, "Assets");
    return body;
  }

  private static void copy(JsonNode from, String name, ObjectNode to, String as) {
    if (from.hasNonNull(name)) {
      to.set(as, from.path(name));
    }
  }
}
