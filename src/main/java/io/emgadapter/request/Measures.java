package io.emgadapter.request;

import io.emgadapter.order.Problem;
import io.emgadapter.order.Problems;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a work request may be as a whole, whatever its members say. */
final class Measures {
  /** Of the sender's own {@code context}, as compact JSON: it travels with every event. */
  static final int MOST_CONTEXT_BYTES = 16 * 1024;

  /** These have rules of their own about their texts. */
  private static final Set<String> READ =
      Set.of("id", "verb", "resource", "subscription", "notAfter", "body", "context", "rest");

  private final int maxBytes;

  /**
   * @param maxBytes of a request without inline attachments; the doors look at the other limit
   */
  Measures(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  void check(ObjectNode request, int bytes, Problems problems) {
    checkTexts(request, problems);
    checkContext(request.path("context"), problems);
    if (bytes > maxBytes && !hasInlineData(request)) {
      Problem large = Limits.tooLarge(maxBytes);
      problems.add(large.pointer(), large.code(), large.message());
    }
  }

  /** What is not read is digested all the same, as UTF-8. */
  private static void checkTexts(ObjectNode request, Problems problems) {
    request.forEachEntry((name, value) -> {
      if (!READ.contains(name) && !(isWhole(name) && isWhole(value))) {
        problems.add(
            name.equals("order") ? "/order" : "",
            "not-text",
            "Send names and texts without half surrogate pairs.");
      }
    });
  }

  private static void checkContext(JsonNode context, Problems problems) {
    if (context.isObject() && isWhole(context) && sizeOf(context) > MOST_CONTEXT_BYTES) {
      problems.add(
          "/context",
          Limits.TOO_LARGE,
          "Send at most " + MOST_CONTEXT_BYTES + " bytes of context.");
    }
  }

  private static int sizeOf(JsonNode node) {
    return StrictJson.bytes(node).length;
  }

  private static boolean hasInlineData(ObjectNode request) {
    return request
        .path("body")
        .path("Attachments")
        .valueStream()
        .anyMatch(file -> file.path("Data").isString());
  }

  private static boolean isWhole(JsonNode node) {
    if (node.isString()) {
      return isWhole(node.stringValue());
    }
    return node.propertyStream().allMatch(p -> isWhole(p.getKey()) && isWhole(p.getValue()))
        && (!node.isArray() || node.valueStream().allMatch(Measures::isWhole));
  }

  private static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }
}
