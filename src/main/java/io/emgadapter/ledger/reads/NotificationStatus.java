package io.emgadapter.ledger.reads;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Equinix started.
 *
 * @param messageId the Id of its Task, or the digest that stands for it
 * @param kind {@code order}, {@code billing}, {@code datacenter}, {@code network}, {@code fabric},
 *     {@code managedservice} or {@code unknown}
 * @param servicerId the order, maintenance, incident or case at Equinix that it names
 * @param sentAt the time at Equinix, if it said so
 * @param takenAt when the ledger took it
 * @param event the CloudEvents id of the event that told of it; null where the same news had been
 *     heard by another way
 * @param data that event's data as JSON; null once it is forgotten
 */
public record NotificationStatus(
    String messageId,
    String kind,
    String resource,
    @Nullable String servicerId,
    @Nullable Instant sentAt,
    Instant takenAt,
    @Nullable UUID event,
    @JsonRawValue @Nullable String data) {

  /** Nothing of the content, which may be personal. */
  @Override
  public String toString() {
    return "NotificationStatus[" + messageId + "]";
  }
}
