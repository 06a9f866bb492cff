package io.emgadapter.request;

import io.emgadapter.ledger.NewRequest.Digest;
import io.emgadapter.order.ContentId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a digest of a request's content, which distinguishes a repetition from a conflict. It is
 * made of the JSON with sorted members and without white space, so that only the meaning counts.
 */
final class ContentDigest {
  private static final int PLAIN = 1;
  private static final int KEYED = 2;
  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final @Nullable SecretKeySpec key;

  /**
   * @param key the secret; without one the digest is a plain SHA-256
   */
  ContentDigest(@Nullable String key) {
    this.key =
        key == null || key.isEmpty()
            ? null
            : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  Digest of(JsonNode content) {
    byte[] canonical = CANONICAL.writeValueAsBytes(CANONICAL.treeToValue(content, Object.class));
    if (key == null) {
      return new Digest(PLAIN, ContentId.sha256(canonical));
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return new Digest(KEYED, mac.doFinal(canonical));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC with SHA-256", e);
    }
  }
}
