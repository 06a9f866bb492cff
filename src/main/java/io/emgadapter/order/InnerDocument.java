package io.emgadapter.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that stands as a text in other JSON: an envelope has its Task so. */
final class InnerDocument {
  private static final JsonMapper JSON = new JsonMapper();

  private InnerDocument() {}

  /** Whether a text begins like one. */
  static boolean isIn(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  /** The document that a text is; null if it is none that can be read. */
  static @Nullable JsonNode of(String text) {
    try {
      return isIn(text) ? JSON.readTree(text) : null;
    } catch (RuntimeException | StackOverflowError e) {
      return null;
    }
  }
}
