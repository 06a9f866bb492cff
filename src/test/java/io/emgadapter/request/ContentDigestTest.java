package io.emgadapter.request;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.NewRequest.Digest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDigestTest {

  private static Digest digest(@Nullable String key, String json) {
    StrictJson.Read read = StrictJson.read(json.getBytes(StandardCharsets.UTF_8));
    return new ContentDigest(key).of(requireNonNull(read.object()));
  }

  private static byte[] bytes(String json) {
    return digest(null, json).value();
  }

  @Test
  void onlyMeaningCountsAndNeitherTheOrderOfMembersNorWhiteSpace() {
    assertThat(bytes("{\"a\":{\"x\":1,\"y\":[{\"p\":1,\"q\":2}]},\"b\":\"t\"}"))
        .isEqualTo(bytes(" { \"b\":\"\\u0074\", \"a\":{\"y\":[{\"q\":2,\"p\":1}],\n\"x\":1} } "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}|{\"a\":2}",
        "{\"a\":1}|{\"b\":1}",
        "{\"a\":1}|{\"a\":\"1\"}",
        "{\"a\":null}|{}",
        "{\"a\":[1,2]}|{\"a\":[2,1]}",
        "{\"a\":[]}|{\"a\":{}}",
        "{\"a\":0.1}|{\"a\":0.10000000000000000001}",
        "{\"a\":1e400}|{\"a\":1e401}",
        "{\"a\":12345678901234567890}|{\"a\":12345678901234567891}"
      })
  void anotherValueHasAnotherDigest(String one, String other) {
    assertThat(bytes(one)).isNotEqualTo(bytes(other));
  }

  @Test
  void aKeyedOneRevealsNothingWithoutTheKey() {
    String json = "{\"a\":1}";

    assertThat(digest("secret", json).value())
        .isEqualTo(digest("secret", json).value())
        .isNotEqualTo(digest("other", json).value())
        .isNotEqualTo(bytes(json));
    assertThat(digest("secret", json).version()).isNotEqualTo(digest(null, json).version());
  }

  @Test
  void anEmptyKeyIsNone() {
    assertThat(digest("", "{}").version()).isEqualTo(digest(null, "{}").version());
    assertThat(digest("", "{}").value()).isEqualTo(bytes("{}"));
  }
}
