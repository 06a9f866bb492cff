package io.emgadapter.http;

import io.emgadapter.order.Problems;
import io.emgadapter.order.Resource;
import io.emgadapter.order.SmartHandsUpdate.NegotiationAnswer;
import io.emgadapter.order.Verb;
import io.emgadapter.request.RequestTemplate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be requested for an order by its number, and where each member stands in a work request.
 */
enum OrderChange {
  /** A note, or the answer to a technician's query. */
  NOTE(
      "/notes",
      Verb.UPDATE,
      Map.of(
          "text", "/body/Description",
          "attachments", "/body/Attachments",
          "referenceId", "/rest/referenceId")),

  /** The answer to a proposal. */
  NEGOTIATION(
      "/negotiations",
      Verb.UPDATE,
      Map.of(
          "action", "/body/Description",
          "reason", "/rest/reason",
          "referenceId", "/rest/referenceId")),

  /** The order is cancelled. */
  CANCEL(
      "/cancel",
      Verb.CANCEL,
      Map.of("reason", "/body/Description", "attachments", "/rest/attachments"));

  private final String path;
  private final Verb verb;

  @SuppressWarnings("ImmutableEnumChecker") // not changed after the constructor
  private final Map<String, String> places;

  OrderChange(String path, Verb verb, Map<String, String> own) {
    this.path = path;
    this.verb = verb;
    this.places = new HashMap<>(own);
    for (String common : new String[] {"id", "resource", "notAfter", "context"}) {
      places.put(common, "/" + common);
    }
  }

  /** The change that an address stands for, by the end of its path. */
  static OrderChange at(String address) {
    return Arrays.stream(values())
        .filter(each -> address.endsWith(each.path))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The work request, as far as it is known before the body is read.
   *
   * @param resource the kind of the order; null if the adapter does not know it
   * @param key the {@code Idempotency-Key}: the id of the work request
   */
  RequestTemplate form(
      String subscription, String servicerId, @Nullable String resource, @Nullable String key) {
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    known.put("verb", verb.word()).put("subscription", subscription);
    known.putObject("order").put("servicerId", servicerId);
    known.putObject("body");
    if (key != null) {
      known.put("id", unquoted(key.strip()));
    }
    if (resource != null) {
      known.put("resource", resource);
    } else if (this == NEGOTIATION) {
      known.put("resource", Resource.SMART_HANDS.word());
    }
    return new RequestTemplate(known, places, this::check);
  }

  /**
   * The key with quotes, as the draft of that header wants it, or without, as most people write it.
   */
  private static String unquoted(String key) {
    return key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")
        ? key.substring(1, key.length() - 1)
        : key;
  }

  /** Three words are answers to a proposal: an answer must be one of them, and a note must not. */
  private void check(ObjectNode sent, Problems problems) {
    if (this == NOTE && isAnswer(sent.path("text").asString(""))) {
      problems.add(
          "/text",
          "not-allowed",
          "Say it in more words, or send it to negotiations: alone it answers a proposal.");
    }
    if (this == NEGOTIATION
        && sent.path("action").isString()
        && !isAnswer(sent.path("action").stringValue())) {
      problems.add("/action", "not-in-list", "Send APPROVE, APPROVE_NON_EXPEDITE or CANCEL.");
    }
  }

  private static boolean isAnswer(String text) {
    return Arrays.stream(NegotiationAnswer.values()).anyMatch(word -> word.name().equals(text));
  }
}
