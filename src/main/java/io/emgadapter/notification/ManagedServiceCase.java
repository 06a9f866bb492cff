package io.emgadapter.notification;

import io.emgadapter.notification.Notification.Bulletin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A case that Equinix opens for a managed service, with {@code Verb: Create} (Equinix, Managed
 * Services; its form is documented for the other direction only).
 *
 * @param body as it came
 */
@SuppressWarnings("ImmutableRecord") // a tree that nobody changes
public record ManagedServiceCase(
    NotificationHead head,
    @Nullable String servicerId,
    @Nullable String requestorId,
    @Nullable String state,
    @Nullable String accountNumber,
    @Nullable String shortDescription,
    @Nullable String description,
    @Nullable String impact,
    @Nullable String urgency,
    JsonNode body)
    implements Bulletin {

  static ManagedServiceCase read(LenientReader body, NotificationHead head, JsonNode raw) {
    return new ManagedServiceCase(
        head,
        body.id("ServicerId", 200),
        body.id("RequestorId", 200),
        body.text("State", 200),
        body.text("AccountNumber", 200),
        body.text("ShortDescription", 1_000),
        body.text("Description", 20_000),
        body.text("Impact", 200),
        body.text("Urgency", 200),
        raw);
  }

  @Override
  public NotificationKind kind() {
    return NotificationKind.MANAGEDSERVICE;
  }

  @Override
  public String word() {
    return "notification.managedservice";
  }

  @Override
  public String toString() {
    return "ManagedServiceCase[" + servicerId + "]";
  }
}
