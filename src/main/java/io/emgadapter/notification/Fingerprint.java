package io.emgadapter.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Names what has no name of its own: the same content has the same. */
final class Fingerprint {
  private Fingerprint() {}

  /** The kind and the id; where there is none, the content stands for it. */
  static String key(String kind, @Nullable String id, JsonNode content) {
    return kind + " " + (id == null ? "sha256:" + sha256(content.toString()) : id);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
