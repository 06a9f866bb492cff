package io.emgadapter.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentIdTest {
  private static final byte[] CONTENT = "content".getBytes(UTF_8);

  @Test
  void theSameContentAndPartsHaveTheSameIdInEveryRelease() {
    assertThat(ContentId.of(CONTENT, "default", null))
        .isEqualTo(UUID.nameUUIDFromBytes("default\0null\0content".getBytes(UTF_8)));
  }

  @Test
  void otherPartsOrOtherContentMakeAnotherId() {
    UUID id = ContentId.of(CONTENT, "a", "b");
    assertThat(id)
        .isNotEqualTo(ContentId.of(CONTENT, "ab", ""))
        .isNotEqualTo(ContentId.of(CONTENT, "b", "a"))
        .isNotEqualTo(ContentId.of("contents".getBytes(UTF_8), "a", "b"));
  }

  @Test
  void aDigestIsThatOfSha256() {
    assertThat(HexFormat.of().formatHex(ContentId.sha256("abc".getBytes(UTF_8))))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
