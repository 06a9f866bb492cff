package io.emgadapter.receive;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.envelope.EnvelopeReader;
import io.emgadapter.envelope.UnreadableEnvelope;
import io.emgadapter.order.Answer;
import io.emgadapter.order.Answer.NamedOrder;
import io.emgadapter.order.NamedFile;
import io.emgadapter.receive.Recognised.Ack;
import io.emgadapter.receive.Recognised.Aside;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AckReaderTest {
  private static final UUID TASK = UUID.fromString("0198a7c0-0000-7000-8000-000000000001");

  /** A Task as it comes out of an envelope. */
  private static JsonNode task(String json) {
    try {
      byte[] envelope = ("{\"Task\":" + json + "}").getBytes(StandardCharsets.UTF_8);
      return EnvelopeReader.read(envelope).task();
    } catch (UnreadableEnvelope e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Recognised read(String body) {
    return AckReader.read(
        task("{\"Verb\":\"Ack\",\"OriginationId\":\"" + TASK + "\",\"Body\":" + body + "}"));
  }

  private static Answer answer(String body) {
    assertThat(read(body)).isInstanceOf(Ack.class);
    return ((Ack) read(body)).answer();
  }

  private static void malformed(String body) {
    assertThat(read(body))
        .isInstanceOfSatisfying(
            Aside.class,
            aside -> {
              assertThat(aside.reason()).isEqualTo("malformed-ack");
              assertThat(aside.task()).isEqualTo(TASK);
            });
  }

  @ParameterizedTest
  @CsvSource({"Ack,true", "ACK,true", "ack,true", "Update,false", "'',false"})
  void theVerbSaysWhetherItIsAnAck(String verb, boolean ack) {
    assertThat(AckReader.isAck(task("{\"Verb\":\"" + verb + "\"}"))).isEqualTo(ack);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Verb\":null}", "{\"Verb\":[\"Ack\"]}", "{\"Verb\":{}}"})
  void whatHasNoVerbIsNoAck(String json) {
    assertThat(AckReader.isAck(task(json))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"201", "\"201\"", "\" 201 \""})
  void aStatusCodeIsANumberOrAText(String status) {
    assertThat(answer("{\"StatusCode\":" + status + "}"))
        .isEqualTo(new Answer(TASK, 201, null, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e99999",
        "-1e99999",
        "2e2",
        "201.0",
        "0",
        "99",
        "600",
        "-201",
        "2147483849",
        "true",
        "18446744073709551817",
        "null",
        "[201]",
        "\"\"",
        "\"2O1\"",
        "\"٢٠١\"",
        "\"1e99999\""
      })
  void whatIsNoStatusCodeMakesTheAckMalformed(String status) {
    malformed("{\"StatusCode\":" + status + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "[]", "\"201\"", "201"})
  void anAckThatSaysNothingIsMalformed(String body) {
    malformed(body);
  }

  private static List<NamedFile> files(String object) {
    String body = "{\"StatusCode\":200,\"ServicerId\":\"1-7\",\"Object\":" + object + "}";
    return answer(body).orders().getFirst().files();
  }

  @Test
  void theFilesOfItsObjectComeWithTheOrder() {
    assertThat(
            files(
                "[{\"Name\":\"cancelticket.jpeg\",\"Id\":\"f1797cd8\"},{\"Url\":\"https://f/a\"}]"))
        .containsExactly(
            new NamedFile("cancelticket.jpeg", "f1797cd8", null),
            new NamedFile(null, null, "https://f/a"));
    assertThat(files("{\"Id\":\"f-1\"}")).containsExactly(new NamedFile(null, "f-1", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "[]", "7", "\"f-1\"", "[null,7,[],{}]", "[{\"Name\":\"a\",\"Id\":7}]"})
  void anObjectThatNamesNoFileMakesNoAckMalformed(String object) {
    assertThat(files(object)).isEmpty();
  }

  @Test
  void itsFilesAreFewShortAndStorable() {
    String many =
        IntStream.range(0, 80).mapToObj("{\"Id\":\"f-%d\"}"::formatted).collect(joining(","));
    assertThat(files("[" + many + "]")).hasSize(50);
    assertThat(files("[{\"Id\":\"f\"},{\"Id\":\"f\"}]")).hasSize(1);
    assertThat(files("[{\"Id\":\"" + "f".repeat(201) + "\"}]")).isEmpty();
    assertThat(files("[{\"Url\":\"" + "f".repeat(2001) + "\"}]")).isEmpty();
    assertThat(files("[{\"Name\":\"" + "n".repeat(300) + "\",\"Id\":\" f\\u0000 \"}]"))
        .containsExactly(new NamedFile("n".repeat(200), "f", null));
  }

  @Test
  void aServicerIdIsAText() {
    assertThat(answer("{\"StatusCode\":201,\"ServicerId\":\" 1-7 \",\"Description\":\"made\"}"))
        .isEqualTo(new Answer(TASK, 201, "made", List.of(new NamedOrder("1-7", List.of()))));
  }

  @Test
  void aServicerIdIsAnArrayOfOrdersEachWithItsLocations() {
    String body =
        """
        {"StatusCode":201,"ServicerId":[
          {"Locations":["LD5:01:001MC2","LD5:01:001MC3",7,null],"ServicerId":"1-7"},
          {"Locations":"LD5:01:001CA3","ServicerId":"1-8"},
          {"ServicerId":"1-9"}]}
        """;

    assertThat(answer(body).orders())
        .containsExactly(
            new NamedOrder("1-7", List.of("LD5:01:001MC2", "LD5:01:001MC3")),
            new NamedOrder("1-8", List.of()),
            new NamedOrder("1-9", List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"  \"", "[]"})
  void anAckMayNameNoOrder(String servicerId) {
    assertThat(answer("{\"StatusCode\":400,\"ServicerId\":" + servicerId + "}").orders()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "{\"ServicerId\":\"1-7\"}", "[\"1-7\"]", "[{}]", "[null]"})
  void aServicerIdOfAnotherFormMakesTheAckMalformed(String servicerId) {
    malformed("{\"StatusCode\":201,\"ServicerId\":" + servicerId + "}");
  }

  @Test
  void aServicerIdLongerThanAnyMakesTheAckMalformedAndIsNotLost() {
    malformed("{\"StatusCode\":201,\"ServicerId\":\"" + "1".repeat(201) + "\"}");
    malformed("{\"StatusCode\":201,\"ServicerId\":[{\"ServicerId\":\"" + "1".repeat(201) + "\"}]}");
  }

  @Test
  void aNulBecomesABlankBecauseTheLedgerCannotHoldIt() {
    String nul = "\\" + "u0000";
    String body =
        "{\"StatusCode\":201,\"Description\":\"a~b\",\"ServicerId\":[{\"Locations\":[\"c~d\"],"
            + "\"ServicerId\":\"1~7\"}]}";

    assertThat(answer(body.replace("~", nul)))
        .isEqualTo(new Answer(TASK, 201, "a b", List.of(new NamedOrder("1 7", List.of("c d")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"OriginationId\":null}",
        "{\"OriginationId\":7}",
        "{\"OriginationId\":\"\"}",
        "{\"OriginationId\":\"x\"}",
        "{\"OriginationId\":[]}"
      })
  void anOriginationIdThatIsNoGuidNamesNoTask(String task) {
    assertThat(AckReader.read(task(task)))
        .isInstanceOfSatisfying(
            Aside.class,
            aside -> {
              assertThat(aside.reason()).isEqualTo("unknown-origination");
              assertThat(aside.task()).isNull();
            });
  }
}
