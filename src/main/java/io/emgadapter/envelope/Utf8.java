package io.emgadapter.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text and UTF-8, strictly: nothing is replaced in silence, for a signature covers every byte. */
public final class Utf8 {
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
  public static boolean wellFormed(String text) {
    for (int at = 0; at < text.length(); at++) {
      char one = text.charAt(at);
      if (Character.isSurrogate(one)) {
        boolean pair =
            at + 1 < text.length() && Character.isSurrogatePair(one, text.charAt(at + 1));
        if (!pair) {
          return false;
        }
        at++;
      }
    }
    return true;
  }

  /** Whether this code point is no character but half of a surrogate pair. */
  static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
