package io.emgadapter.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.emgadapter.notification.Notification.Bulletin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A maintenance, incident, advisory or security incident of a data center or of the network
 * (Equinix, IBX Notifications and Network Notifications).
 *
 * @param kind {@link NotificationKind#DATACENTER} or {@link NotificationKind#NETWORK}
 * @param leaf which of them: {@code maintenance}, {@code incident}, {@code advisory}, {@code
 *     securityincident}
 * @param requestorId Equinix's own UUID, no reference of the customer's
 * @param state Equinix's word, in upper case in its samples
 * @param sequence counts the messages about one of them, as a text
 * @param start without a zone in the samples
 * @param end the same; missing while nobody knows
 * @param body as it came
 */
@SuppressWarnings("ImmutableRecord") // a tree that nobody changes
public record SiteNotification(
    NotificationHead head,
    NotificationKind kind,
    @JsonIgnore String leaf,
    @Nullable String servicerId,
    @Nullable String requestorId,
    @Nullable String state,
    @Nullable String description,
    @Nullable String sequence,
    @Nullable EquinixTime start,
    @Nullable EquinixTime end,
    @Nullable String accountNumber,
    @Nullable String impact,
    @Nullable String organizer,
    JsonNode body)
    implements Bulletin {

  static SiteNotification read(
      LenientReader body, NotificationHead head, Topic topic, JsonNode raw) {
    return new SiteNotification(
        head,
        topic.kind(),
        topic.leaf(),
        body.id("ServicerId", 200),
        body.id("RequestorId", 200),
        body.expected("State", 200),
        body.text("Description", 20_000),
        body.text("Sequence", 200),
        body.time("StartDateTime"),
        body.time("EndDateTime"),
        body.text("AccountNumber", 200),
        body.text("Impact", 200),
        body.text("Organizer", 1_000),
        raw);
  }

  @Override
  public String word() {
    return "notification." + kind.word() + "." + leaf;
  }

  /**
   * Its number and the state that was reached: those are the same by every way. Times are not part
   * of it, because the gateway writes them without a zone and the others with one.
   */
  @Override
  public @Nullable String fact() {
    return servicerId == null || state == null
        ? null
        : String.join("|", word(), servicerId, SiteState.of(state));
  }

  @Override
  public String toString() {
    return "SiteNotification[" + word() + ", " + servicerId + "]";
  }
}
