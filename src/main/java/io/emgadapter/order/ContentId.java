package io.emgadapter.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes ids from content, for messages that have no id of their own: the same content gives the
 * same id.
 */
public final class ContentId {
  private ContentId() {}

  /**
   * An id of a message, so that a crash does not record it twice.
   *
   * @param parts what else distinguishes it from others with the same content
   */
  public static UUID of(byte[] content, @Nullable String... parts) {
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    for (String part : parts) {
      name.writeBytes((part + '\0').getBytes(UTF_8));
    }
    name.writeBytes(content);
    return UUID.nameUUIDFromBytes(name.toByteArray());
  }

  /** The SHA-256 of the content, 32 bytes. */
  public static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
