package io.emgadapter.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.contract.EventContract;
import io.emgadapter.event.CloudEvents;
import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.event.NewEvent;
import io.emgadapter.event.NewEvent.Reply;
import io.emgadapter.order.AnyRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a request may be as a whole; each limit has a code of its own. */
class SizeLimitsTest {
  private static final String CANCEL =
      "{'id':'1','verb':'Cancel','resource':'SmartHands','body':{'ServicerId':'1-2','Description':'%s'}%s}";

  private final Reading reading = Reading.now();

  @Test
  void nothingIsWrongWithThePlainOne() {
    assertThat(cancel("x", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`,'id':'2'`, duplicate-name ",
        "`,'x':{'a':1,'a':2}`, duplicate-name ",
        "`,'x':[truX]`, not-json ",
      })
  void whatIsNoSingleReadingHasItsCode(String member, String problem) {
    assertThat(cancel("x", member)).containsExactly(problem + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Update", "Cancel"})
  void aBodyWithoutAnyFieldLacksItsOrderBesideAllElse(String verb) {
    for (String body : List.of("{}", "null", "7", "{\"ServicerId\":null}")) {
      assertThat(
              reading.wrong(
                  "{\"verb\":\"%s\",\"resource\":\"SmartHands\",\"body\":%s}"
                      .formatted(verb, body)))
          .as(body)
          .contains("missing /id", "missing /order");
    }
  }

  @Test
  void levelsNumbersAndNamesHaveTheirLimits() {
    assertThat(cancel("x", ",'x':" + "[".repeat(63) + "]".repeat(63))).isEmpty();
    assertThat(cancel("x", ",'x':" + "[".repeat(64) + "]".repeat(64))).containsExactly("too-deep ");
    assertThat(cancel("x", ",'x':" + "1".repeat(101))).containsExactly("number-too-long ");
    assertThat(cancel("x", ",'" + "n".repeat(1001) + "':1")).containsExactly("name-too-long ");
  }

  @ParameterizedTest
  @CsvSource({"context, /context", "rest, /rest", "later, ''", "order, /order"})
  void halfASurrogatePairIsNoTextWhereverItStands(String member, String pointer) {
    String problem = "not-text " + pointer;
    assertThat(cancel("x", ",'%s':{'a':['\\ud800']}".formatted(member))).contains(problem);
    assertThat(cancel("x", ",'%s':{'\\udc00':1}".formatted(member))).containsExactly("not-json ");
    assertThat(cancel("\\ud800", "")).containsExactly("not-text /body/Description");
  }

  @Test
  void contextIsOfAtMost16KiBAsCompactJson() {
    int frame = "{\"t\":\"\"}".length();
    String most = "é".repeat((16 * 1024 - frame) / 2);
    assertThat(cancel("x", ",'context':  {'t' : '" + most + "'}")).isEmpty();
    assertThat(cancel("x", ",'context':{'t':'" + most + "é'}"))
        .containsExactly("too-large /context");
  }

  @Test
  void onlyARequestWithInlineFilesMayBeLong() {
    String filler = ",'later':'" + "x".repeat(524_288) + "'";
    assertThat(cancel("x", filler)).containsExactly("too-large ");
    String file = "'Attachments':[{'Name':'a.png','Data':'aGVsbG8='}]";
    assertThat(update(file, filler)).isEmpty();
  }

  @Test
  void aTaskThatTheLinkDoesNotCarryIsRefused() {
    String data = "A".repeat(160_000);
    String file = "'Attachments':[{'Name':'a.png','Data':'" + data + "'}]";
    assertThat(update(file, "")).isEmpty();
    assertThat(update(file, "", new Reading(AnyRequest.NOW, 160_000, true)))
        .containsExactly("task-too-large /body");
    assertThat(update(file, "", new Reading(AnyRequest.NOW, 163_000, true))).isEmpty();
  }

  @Test
  void inlineFilesAreTakenOnlyWhereTheSettingsSaySo() {
    String file =
        "'Attachments':[{'Name':'a.png','Data':'aGVsbG8='},{'Name':'b.png','Url':'http://x/b'}]";
    assertThat(update(file, "", new Reading(AnyRequest.NOW, 262_144, false)))
        .containsExactly("not-allowed /body/Attachments/0/Data");
  }

  @Test
  void numbersInContextComeBackAsTheyWere() {
    String request = CANCEL.formatted("x", ",'context':{'n':1.10,'big':12345678901234567890.123}");
    WorkRequest read = reading.read(bytes(request));
    assertThat(read)
        .isInstanceOfSatisfying(
            WorkRequest.Valid.class,
            valid ->
                assertThat(new String(valid.request().context(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"n\":1.10,\"big\":12345678901234567890.123}"));
  }

  @Test
  void aRejectionKeepsTheContract() {
    Origin origin = new Origin("itsm", Grant.ALL, new Reply(null, null));
    for (String text : List.of("{", "{}", "{'id':'7','resource':'SmartHands'}")) {
      byte[] bytes = bytes(text);
      WorkRequest.Invalid invalid = (WorkRequest.Invalid) reading.read(bytes);
      NewEvent event =
          Objects.requireNonNull(Rejections.of(invalid, bytes, origin, null).report()).event();
      byte[] data = event.data().toString().getBytes(StandardCharsets.UTF_8);
      byte[] sent =
          CloudEvents.write(
              new RecordedEvent(
                  event.id(), event.type(), event.subject(), null, 1, AnyRequest.NOW, data, null),
              null);
      assertThat(EventContract.wrong(new JsonMapper().readTree(sent))).isEmpty();
    }
  }

  private List<String> cancel(String description, String members) {
    return reading.wrong(CANCEL.formatted(description, members).replace('\'', '"'));
  }

  private List<String> update(String bodyMembers, String members) {
    return update(bodyMembers, members, reading);
  }

  private static List<String> update(String bodyMembers, String members, Reading reading) {
    String body = "{'ServicerId':'1-2','Description':'d'," + bodyMembers + "}";
    String request =
        "{'id':'1','verb':'Update','resource':'SmartHands','body':" + body + members + "}";
    return reading.wrong(request.replace('\'', '"'));
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
