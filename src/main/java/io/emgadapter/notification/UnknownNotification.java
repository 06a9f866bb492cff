package io.emgadapter.notification;

import io.emgadapter.notification.Notification.Bulletin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A notification of a Resource that no document names; it is published as it came.
 *
 * @param body as it came
 */
@SuppressWarnings("ImmutableRecord") // a tree that nobody changes
public record UnknownNotification(
    NotificationHead head, @Nullable String servicerId, @Nullable String requestorId, JsonNode body)
    implements Bulletin {

  static UnknownNotification read(LenientReader body, NotificationHead head, JsonNode raw) {
    return new UnknownNotification(
        head, body.id("ServicerId", 200), body.id("RequestorId", 200), raw);
  }

  @Override
  public NotificationKind kind() {
    return NotificationKind.UNKNOWN;
  }

  @Override
  public String word() {
    return "notification.unknown";
  }

  @Override
  public String toString() {
    return "UnknownNotification[" + servicerId + "]";
  }
}
