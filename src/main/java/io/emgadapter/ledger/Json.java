package io.emgadapter.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The little JSON that the ledger itself writes. */
public final class Json {
  /** Numbers in a sender's context go out as they came. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static String array(List<String> texts) {
    return MAPPER.writeValueAsString(texts);
  }

  public static ArrayNode texts(List<String> texts) {
    ArrayNode array = MAPPER.createArrayNode();
    texts.forEach(array::add);
    return array;
  }

  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  public static @Nullable JsonNode tree(byte @Nullable [] bytes) {
    return bytes == null ? null : MAPPER.readTree(bytes);
  }
}
