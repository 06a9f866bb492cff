package io.emgadapter.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Text and UTF-8, strictly: nothing is replaced in silence, for a signature covers every byte. */
final class Utf8 {
  private Utf8() {}

  /** The text of these bytes; fails where they are not UTF-8. */
  static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /**
   * The bytes of this text.
   *
   * @throws IllegalArgumentException if half of a surrogate pair stands in it alone
   */
  static byte[] bytes(String text) {
    if (!wellFormed(text)) {
      throw new IllegalArgumentException(
          "The text has half of a surrogate pair and cannot be written as UTF-8; send whole"
              + " characters.");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether every surrogate in the text has its other half. */
  static boolean wellFormed(String text) {
    return text.codePoints()
        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  /** Whether that is so for every name and string of the tree. */
  static boolean wellFormed(JsonNode tree) {
    return switch (tree) {
      case StringNode string -> wellFormed(string.stringValue());
      case ArrayNode array -> array.valueStream().allMatch(Utf8::wellFormed);
      case ObjectNode object ->
          object.propertyStream().allMatch(p -> wellFormed(p.getKey()) && wellFormed(p.getValue()));
      default -> true;
    };
  }
}
