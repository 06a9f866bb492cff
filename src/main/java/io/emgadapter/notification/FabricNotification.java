package io.emgadapter.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.emgadapter.notification.Notification.Bulletin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The state of a port or a virtual connection (Equinix, Fabric Notifications); its Body is in lower
 * case and names no order.
 *
 * @param leaf {@code port} or {@code virtualconnection}
 * @param type for example {@code PORT_OPSTATUS_NOTIFICATION}
 * @param uuid of the event at Equinix
 * @param asset the uuid of the port or connection
 * @param operationalStatus for example {@code DOWN}
 * @param body as it came
 */
@SuppressWarnings("ImmutableRecord") // a tree that nobody changes
public record FabricNotification(
    NotificationHead head,
    @JsonIgnore String leaf,
    @Nullable String type,
    @Nullable String uuid,
    @Nullable String description,
    @Nullable String asset,
    @Nullable String assetType,
    @Nullable String assetName,
    @Nullable String href,
    @Nullable String operationalStatus,
    @Nullable EquinixTime changedAt,
    JsonNode body)
    implements Bulletin {

  static FabricNotification read(
      LenientReader body, NotificationHead head, Topic topic, JsonNode raw) {
    LenientReader data = body.object("data");
    LenientReader operation = data.object("operation");
    return new FabricNotification(
        head,
        topic.leaf(),
        body.expected("type", 200),
        body.id("uuid", 200),
        body.text("description", 20_000),
        data.id("uuid", 200),
        data.text("type", 200),
        data.text("name", 1_000),
        data.text("href", 2_000),
        operation.text("operationalStatus", 200),
        operation.time("opStatusChangedAt"),
        raw);
  }

  @Override
  public NotificationKind kind() {
    return NotificationKind.FABRIC;
  }

  @Override
  public @Nullable String servicerId() {
    return null;
  }

  @Override
  public @Nullable String requestorId() {
    return null;
  }

  @Override
  public String word() {
    return "notification.fabric." + leaf;
  }

  @Override
  public String subject() {
    return asset != null ? asset : uuid != null ? uuid : head.resource();
  }

  @Override
  public String toString() {
    return "FabricNotification[" + word() + ", " + asset + "]";
  }
}
