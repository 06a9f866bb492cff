package io.emgadapter.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The little JSON that the ledger itself writes. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static String array(List<String> texts) {
    return MAPPER.writeValueAsString(texts);
  }

  static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  static @Nullable JsonNode tree(byte @Nullable [] bytes) {
    return bytes == null ? null : MAPPER.readTree(bytes);
  }
}
