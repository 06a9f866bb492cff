package io.emgadapter.envelope;

import io.emgadapter.order.StorableText;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Puts U+FFFD in the place of each half of a surrogate pair that an escape such as {@code
 * "\\ud83d"} left in a tree: a text that was cut in the middle of a character is still worth
 * telling, but can neither be stored nor published as it is. What was signed is the text before it
 * was parsed, in which the escape is plain ASCII.
 */
final class WholeCharacters {
  private WholeCharacters() {}

  /** The same tree where every character in it is whole, else a copy. */
  static ObjectNode of(ObjectNode tree) {
    return StorableText.everyText(tree, StorableText::isWhole) ? tree : copy(tree);
  }

  private static ObjectNode copy(ObjectNode tree) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> each : tree.properties()) {
      copy.set(StorableText.whole(each.getKey()), copyOf(each.getValue()));
    }
    return copy;
  }

  private static JsonNode copyOf(JsonNode tree) {
    return switch (tree) {
      case StringNode string -> StringNode.valueOf(StorableText.whole(string.stringValue()));
      case ObjectNode object -> copy(object);
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(each -> copy.add(copyOf(each)));
        yield copy;
      }
      default -> tree;
    };
  }
}
