package io.emgadapter.http;

import io.emgadapter.order.Problems;
import io.emgadapter.order.SmartHandsUpdate.NegotiationAnswer;
import io.emgadapter.order.Verb;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What may be asked of an order by its number, and where each member stands in a work request. */
enum OrderChange {
  /** A note, or the answer to a technician's query. */
  NOTE(
      Verb.UPDATE,
      Map.of(
          "text", "/body/Description",
          "attachments", "/body/Attachments",
          "referenceId", "/rest/referenceId")),
  /** The answer to a proposal. */
  NEGOTIATION(
      Verb.UPDATE,
      Map.of(
          "action", "/body/Description",
          "reason", "/rest/reason",
          "referenceId", "/rest/referenceId")),
  /** The end of the order. */
  CANCEL(Verb.CANCEL, Map.of("reason", "/body/Description", "attachments", "/rest/attachments"));

  private final Verb verb;

  @SuppressWarnings("ImmutableEnumChecker") // Nobody changes it after the constructor.
  private final Map<String, String> places;

  OrderChange(Verb verb, Map<String, String> own) {
    this.verb = verb;
    this.places = new HashMap<>(own);
    for (String common : new String[] {"id", "resource", "notAfter", "context"}) {
      places.put(common, "/" + common);
    }
  }

  String verb() {
    return verb.word();
  }

  /** Where each member stands in the work request. */
  Map<String, String> places() {
    return places;
  }

  /**
   * Adds what is wrong with what was sent. One of three words alone answers a proposal, so a note
   * must not be one, and an answer must.
   */
  void check(ObjectNode sent, Problems problems) {
    switch (this) {
      case NOTE -> checkNote(sent, problems);
      case NEGOTIATION -> checkAnswer(sent, problems);
      case CANCEL -> {}
    }
  }

  private static void checkNote(ObjectNode sent, Problems problems) {
    if (isAnswer(sent.path("text").asString(""))) {
      problems.add(
          "/text",
          "not-allowed",
          "Say it in more words, or send it to negotiations: alone it answers a proposal.");
    }
  }

  private static void checkAnswer(ObjectNode sent, Problems problems) {
    if (sent.path("action").isString() && !isAnswer(sent.path("action").stringValue())) {
      problems.add("/action", "not-in-list", "Send APPROVE, APPROVE_NON_EXPEDITE or CANCEL.");
    }
  }

  private static boolean isAnswer(String text) {
    return Arrays.stream(NegotiationAnswer.values()).anyMatch(word -> word.name().equals(text));
  }
}
