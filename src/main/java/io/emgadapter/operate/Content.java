package io.emgadapter.operate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a parked message, as they came; they may hold personal data.
 *
 * @param text where they are UTF-8
 * @param base64 where they are not
 */
record Content(@Nullable String text, @Nullable String base64) {

  static Content of(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Content(text, null);
    } catch (CharacterCodingException e) {
      return new Content(null, Base64.getEncoder().encodeToString(bytes));
    }
  }

  /** Nothing of the content. */
  @Override
  public String toString() {
    return "Content[…]";
  }
}
