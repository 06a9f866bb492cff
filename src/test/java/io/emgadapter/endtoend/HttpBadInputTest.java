package io.emgadapter.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.endtoend.Http.Reply;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedAdapter.Lending.class)
class HttpBadInputTest {
  private final SharedAdapter adapter;

  HttpBadInputTest(SharedAdapter adapter) {
    this.adapter = adapter;
  }

  static Stream<byte[]> noWorkRequests() {
    return Stream.of(
            "",
            "not json",
            "[]",
            "\"text\"",
            "null",
            "{\"id\": \"b1\"",
            "{\"id\": \"b1\"} {}",
            "{\"id\": \"b1\", \"id\": \"b2\"}",
            "{\"id\": NaN}",
            "{\"id\": \"a\nb\"}",
            "[".repeat(10_000),
            "{\"a\":".repeat(10_000),
            "{\"context\": {\"n\": " + "9".repeat(1_000_000) + "}}",
            "{\"" + "n".repeat(2000) + "\": 1}",
            "{\"id\": \"Gr\u00fc\u00dfe\"}")
        .map(text -> text.getBytes(text.contains("\u00fc") ? ISO_8859_1 : UTF_8));
  }

  @ParameterizedTest
  @MethodSource("noWorkRequests")
  void whatIsNoWorkRequestIsABadRequest(byte[] bytes) {
    Reply reply = adapter.http.post(bytes);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.isProblem()).isTrue();
    assertThat(reply.body().path("problems")).hasSize(1);
  }

  @Test
  void allProblemsAreReportedAtOnceAndNoValueIsRepeated() {
    Reply reply =
        adapter.http.post(
            """
            {"verb": "Tickle", "resource": 7, "subscription": "s3cret-name", "notAfter": "t0morrow",
             "order": "x", "context": "s3cret", "rest": [], "body": null}\
            """);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.isProblem()).isTrue();
    assertThat(reply.problems())
        .contains(
            "/id missing",
            "/verb not-in-list",
            "/resource wrong-type",
            "/subscription not-allowed",
            "/notAfter not-a-date",
            "/order wrong-type",
            "/context wrong-type",
            "/rest wrong-type",
            "/body missing");
    assertThat(reply.body().path("problems"))
        .allSatisfy(each -> assertThat(each.path("message").asString()).isNotBlank());
    assertThat(reply.body().toString()).doesNotContain("Tickle", "s3cret", "t0morrow");
  }

  @Test
  void problemsOfTheBodyAreReportedWithThoseAroundIt() {
    Reply reply =
        adapter.http.post(
            """
            {"id": "", "verb": "Create", "resource": "SmartHands",
             "body": {"RequestorIdUnique": true, "Operation": "9999", "Descripton": "Doe, John"}}\
            """);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems())
        .contains(
            "/id blank",
            "/body/RequestorId missing",
            "/body/Operation not-in-list",
            "/body/Descripton unknown-field",
            "/body/CustomerContact missing");
    assertThat(reply.body().toString()).doesNotContain("John", "9999");
  }

  @ParameterizedTest
  @ValueSource(ints = {2_097_153, 12_000_000})
  void whatIsTooLargeIsNotRead(int size) {
    Reply reply = adapter.http.post(" ".repeat(size));

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.isProblem()).isTrue();
    assertThat(reply.problems()).containsExactly(" too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800", "\u0000"})
  void whatIsNoTextIsNotTakenAnywhere(String sign) {
    Stream.of(
            "{\"id\": \"b%s\"}",
            "{\"context\": {\"a\": \"b%s\"}}",
            "{\"context\": {\"b%s\": 1}}",
            "{\"b%s\": 1}",
            "{\"newer\": \"b%s\"}",
            "{\"rest\": {\"a\": [\"b%s\"]}}",
            "{\"body\": {\"Description\": \"b%s\"}}",
            "{\"body\": {\"b%s\": \"b\"}}",
            "{\"order\": {\"requestId\": \"b%s\"}}")
        .map(json -> json.formatted(sign))
        .map(json -> json.contains("\"id\"") ? json : json.replaceFirst("\\{", "{\"id\": \"b8\", "))
        .forEach(json -> assertThat(adapter.http.post(json).status()).as(json).isIn(400, 422));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\\u0000\"", "\"a\\ud800\"", "\"a\\udc00\\ud800\""})
  void aContextThatCannotBeEchoedIsAProblem(String value) {
    String request =
        WorkRequests.smartHands("b9").replace("\"ticket\": \"b9\"", "\"ticket\": " + value);

    Reply reply = adapter.http.post(request);

    assertThat(reply.status()).isIn(400, 422);
    assertThat(reply.isProblem()).isTrue();
  }

  @Test
  void bytesThatAreNoUtf8AreNeverAnErrorOfOurs() {
    byte[] good = WorkRequests.smartHands("b10").getBytes(UTF_8);
    byte[] half = good.clone();
    int at = new String(good, UTF_8).indexOf("\"ticket\": \"b10") + 11;
    for (int[] bytes : new int[][] {{0xED, 0xA0, 0x80}, {0xC0, 0x80, 'b'}, {0xFF, 0xFE, 'b'}}) {
      for (int i = 0; i < bytes.length; i++) {
        half[at + i] = (byte) bytes[i];
      }
      assertThat(adapter.http.post(half).status()).isIn(400, 422);
    }
  }

  @Test
  void aByteOrderMarkIsNoError() {
    assertThat(adapter.http.post("\ufeff" + WorkRequests.smartHands("b11")).status())
        .isIn(202, 400);
  }

  @Test
  void anOrderThatNobodyKnowsIsAProblem() {
    Reply reply = adapter.http.post(WorkRequests.update("b12", "SmartHands", "never-asked"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).hasSize(1).first().asString().startsWith("/order");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+999999999-01-01T00:00:00Z", "-0044-03-15T00:00:00Z", "+10000-01-01T00:00:00Z"})
  void aTimeThatTheLedgerCannotHoldIsAProblem(String time) {
    String request =
        WorkRequests.smartHands("b13").replaceFirst("\\{", "{\"notAfter\": \"" + time + "\", ");

    Reply reply = adapter.http.post(request);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problems()).containsExactly("/notAfter not-a-date");
  }
}
