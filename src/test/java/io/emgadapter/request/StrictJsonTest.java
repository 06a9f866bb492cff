package io.emgadapter.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  private static String problem(byte[] bytes) {
    StrictJson.Read read = StrictJson.read(bytes);
    assertThat(read.object()).isNull();
    return requireNonNull(read.problem()).code();
  }

  private static String problem(String json) {
    return problem(json.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "0.10000000000000000001", "1.10", "12345678901234567890123"})
  void aNumberComesBackAsItWasSent(String number) {
    String json = "{\"context\":" + number + "}";

    StrictJson.Read read = StrictJson.read(json.getBytes(UTF_8));

    assertThat(new String(StrictJson.bytes(requireNonNull(read.object())), UTF_8)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|not-an-object",
        "7|not-an-object",
        "null|not-an-object",
        "'\"a\"'|not-an-object",
        "''|not-an-object",
        "{|not-json",
        "{} {}|not-json",
        "{}x|not-json",
        "{'a':1}|not-json",
        "{\"a\":NaN}|not-json",
        "{\"a\":01}|not-json",
        "{\"a\":1,\"a\":2}|duplicate-name",
        "{\"a\":{\"b\":1,\"b\":1}}|duplicate-name"
      })
  void whatIsNoObjectOfJsonHasOneProblem(String json, String code) {
    assertThat(problem(json)).isEqualTo(code);
  }

  @Test
  void bytesOfZeroAreNotJson() {
    assertThat(problem(new byte[1000])).isEqualTo("not-json");
  }

  /** RFC 3629, 3: cut off, longer than needed, surrogates, beyond Unicode. */
  @ParameterizedTest
  @ValueSource(
      strings = {"C3", "C0AF", "C080", "E080AF", "F08080AF", "EDA080", "F4908080", "FF", "FFFE"})
  void bytesThatAreNoUtf8AreRefusedAsSuch(String hex) {
    byte[] json = ("{\"a\":\"" + "\u0000".repeat(hex.length() / 2) + "\"}").getBytes(UTF_8);
    System.arraycopy(HexFormat.of().parseHex(hex), 0, json, 6, hex.length() / 2);

    assertThat(problem(json)).isEqualTo("not-utf-8");
  }

  @Test
  void whatIsBeyondTheLimitsSaysWhichLimit() {
    assertThat(problem("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}")).isEqualTo("too-deep");
    assertThat(problem("{\"a\":" + "1".repeat(101) + "}")).isEqualTo("number-too-long");
    assertThat(problem("{\"" + "a".repeat(1001) + "\":1}")).isEqualTo("name-too-long");
  }

  static Stream<StrictJson.Parsing> brokenParsers() {
    return Stream.of(
        _ -> {
          throw new IllegalStateException("s3cret");
        },
        _ -> {
          throw new StackOverflowError();
        });
  }

  @ParameterizedTest
  @MethodSource("brokenParsers")
  void whateverTheParserThrowsIsOneProblemOfTheRequest(StrictJson.Parsing broken) {
    StrictJson.Read read = StrictJson.read("{}".getBytes(UTF_8), broken);

    assertThat(requireNonNull(read.problem()).code()).isEqualTo("unreadable");
    assertThat(read.problem().message()).doesNotContain("s3cret");
  }

  @Test
  void aNumberOfAnAbsurdSizeDoesNoHarm() {
    assertThat(problem("{\"a\":1e99999999999}")).isEqualTo("beyond-limits");
    StrictJson.Read large = StrictJson.read("{\"a\":1e999999999}".getBytes(UTF_8));

    assertThat(StrictJson.bytes(requireNonNull(large.object()))).hasSizeLessThan(100);
  }
}
