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
   * Whether the customer wrote this note since then. One whose time or author is not told may be
   * somebody else's, or an earlier one of the same words: it does not count.
   *
   * @param note as it was sent
   */
  static boolean hasNote(JsonNode details, JsonNode note, Instant since) {
    return details
        .path("notes")
        .valueStream()
        .filter(each -> each.path("type").asString("").startsWith("CUSTOMER_"))
        .filter(each -> time(each, "createdDateTime").isAfter(since))
        .filter(each -> isReplyToTheSame(each, note))
        .anyMatch(each -> text(each).equals(text(note)));
  }

  private static boolean isReplyToTheSame(JsonNode one, JsonNode other) {
    String query = one.path("referenceId").asString("");
    return query.isBlank() || query.equals(other.path("referenceId").asString(""));
  }

  private static String text(JsonNode note) {
    return note.path("text").asString("").strip();
  }

  private static Instant time(JsonNode of, String name) {
    return History.instant(of.path(name).asString(""));
  }
}
