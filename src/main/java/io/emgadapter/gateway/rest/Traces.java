package io.emgadapter.gateway.rest;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What an order shows of changes that were made to it (Equinix, Orders v2). */
final class Traces {
  private Traces() {}

  static boolean isCancelled(JsonNode details) {
    return details.path("status").asString("").equals("CANCELLED");
  }

  /**
   * When the order came to its end, at the latest; {@link History#UNTOLD} where it does not say.
   */
  static Instant endedAt(JsonNode details) {
    Instant closed = time(details, "closedDateTime");
    return closed.equals(History.UNTOLD) ? time(details, "updatedDateTime") : closed;
  }

  /** Whether any proposal waits for an answer. */
  static boolean hasProposal(JsonNode negotiations) {
    return negotiations
        .valueStream()
        .anyMatch(each -> !each.path("referenceId").asString("").isBlank());
  }

  /**
   * Whether a note of the customer's has this in its text. Each note carries the last group of its
   * own Task's Id, so neither words nor times need be compared, and none is found for two Tasks.
   */
  static boolean hasNote(JsonNode details, String ending) {
    return details
        .path("notes")
        .valueStream()
        .filter(each -> each.path("type").asString("").startsWith("CUSTOMER_"))
        .anyMatch(each -> each.path("text").asString("").contains("-" + ending));
  }

  private static Instant time(JsonNode of, String name) {
    return History.instant(of.path(name).asString(""));
  }
}
