package io.emgadapter.ledger.reads;

import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what a step of a timeline was.
 *
 * @param kind as the statement names it
 * @param words what else is to be said: a reason, a route, a source, a type, a destination
 * @param count of Tasks, attempts, or Equinix's status code
 */
record TimelineWords(
    String kind, @Nullable String state, @Nullable String words, @Nullable Long count) {

  String sentence() {
    return switch (kind) {
      case "accepted" ->
          "The work request was accepted: %s of %s, %s.".formatted(state, words, many("Task"));
      case "held" -> "The Task is held: it waits for those before it in its lane" + because() + ".";
      case "waiting" -> waiting() + because() + ".";
      case "sent" -> "The Task was sealed and sent by " + words + after() + ".";
      case "ended" -> ended();
      case "change" ->
          state == null
              ? "There was news of the order, by " + words + "."
              : "The order is " + state + ", by " + words + ".";
      case "event" -> "The event " + words + " was recorded.";
      case "delivery" -> "Its delivery to " + words + " is " + state + after() + ".";
      case "parked" -> "It was parked: " + words + "; now it is " + state + ".";
      default -> "Done by hand: " + state + ", by " + words + ".";
    };
  }

  private String waiting() {
    return switch (String.valueOf(state)) {
      case "READY" -> "The Task waits to be sent" + after();
      case "SENDING" -> "The Task is being sent";
      case "UNKNOWN" -> "Nobody knows yet whether the Task reached Equinix";
      default -> "Equinix has not answered in time; its answer may still come";
    };
  }

  private String ended() {
    String end = "The Task ended " + state + because() + ".";
    return count == null ? end : "Equinix answered " + count + ". " + end;
  }

  private String because() {
    return words == null ? "" : ": " + words;
  }

  private String after() {
    return count == null || count == 0 ? "" : ", after " + many("attempt") + " that failed";
  }

  private String many(String noun) {
    return count + " " + noun + (count != null && count == 1 ? "" : "s");
  }
}
