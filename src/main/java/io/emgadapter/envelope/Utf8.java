package io.emgadapter.envelope;

import io.emgadapter.order.StorableText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

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
    return whole(text).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The same text.
   *
   * @throws IllegalArgumentException if half of a surrogate pair stands in it alone
   */
  static String whole(String text) {
    if (!StorableText.isWhole(text)) {
      throw new IllegalArgumentException(
          "The text has half of a surrogate pair and no UTF-8; send whole characters.");
    }
    return text;
  }
}
