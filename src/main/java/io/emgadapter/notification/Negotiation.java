package io.emgadapter.notification;

import io.emgadapter.notification.Question.Proposal;
import io.emgadapter.order.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A proposal that waits for an answer (Equinix, Orders v2, negotiations).
 *
 * @param key the same whenever it is read
 */
record Negotiation(
    String key,
    @Nullable String referenceId,
    @Nullable String message,
    Proposal proposal,
    @Nullable Instant createdAt,
    List<Problem> warnings) {
  private static final int LONGEST_TIME = 100;

  static Negotiation read(JsonNode raw, Lenient fields, List<Problem> warnings) {
    String reference = NewsOf.id(fields, "referenceId");
    JsonNode expedited = raw.path("expedited");
    return new Negotiation(
        Fingerprint.key("negotiation", reference, raw),
        reference,
        NewsOf.text(fields, "message"),
        new Proposal(
            fields.text("orderRequestedDateTime", LONGEST_TIME),
            fields.text("proposedDateTime", LONGEST_TIME),
            fields.text("expirationDateTime", LONGEST_TIME),
            expedited.isBoolean() ? expedited.booleanValue() : null),
        fields.has("createdDateTime") ? HeadReader.instant(fields, "createdDateTime") : null,
        warnings);
  }
}
