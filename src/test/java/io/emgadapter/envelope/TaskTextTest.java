package io.emgadapter.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.envelope.Task.TaskText;
import io.emgadapter.order.Body;
import io.emgadapter.order.Cancel;
import io.emgadapter.order.Resource;
import io.emgadapter.order.SmartHandsUpdate;
import io.emgadapter.order.Verb;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTextTest {
  private static final UUID ID = UUID.fromString("01980f6a-0000-7000-8000-000000000001");

  @Test
  void fieldsStandInTheDocumentedOrderWithoutWhiteSpace() {
    assertThat(TaskText.write(task(Verb.UPDATE, "Grüße \"x\" 😀", "2026-01-02T03:04:05Z")))
        .isEqualTo(
            "{\"Id\":\"01980f6a-0000-7000-8000-000000000001\",\"Verb\":\"Update\","
                + "\"Source\":\"src\",\"Version\":\"1.0\",\"Resource\":\"SmartHands\","
                + "\"ContentType\":\"application/json\","
                + "\"CreateTimeUTC\":\"2026-01-02T03:04:05.000Z\",\"OriginationId\":null,"
                + "\"OriginationVerb\":null,\"Body\":{\"Description\":\"Grüße \\\"x\\\" 😀\"}}");
  }

  @Test
  void aCancelTravelsAsAnUpdate() {
    assertThat(TaskText.write(task(Verb.CANCEL, "x", "2026-01-02T03:04:05Z")))
        .contains("\"Verb\":\"Update\"", "\"State\":\"Cancelled\"")
        .doesNotContain("\"Verb\":\"Cancel\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05.1Z, 2026-01-02T03:04:05.100Z",
    "2026-01-02T03:04:05.123456789Z, 2026-01-02T03:04:05.123Z",
    "2026-12-31T23:59:59.999999Z, 2026-12-31T23:59:59.999Z"
  })
  void createTimeHasExactlyMilliseconds(String instant, String written) {
    assertThat(TaskText.write(task(Verb.UPDATE, "x", instant)))
        .contains("\"CreateTimeUTC\":\"" + written + "\"");
  }

  @Test
  void theSameTaskGivesTheSameText() {
    assertThat(TaskText.write(task(Verb.UPDATE, "x", "2026-01-02T03:04:05Z")))
        .isEqualTo(TaskText.write(task(Verb.UPDATE, "x", "2026-01-02T03:04:05Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret\ud800", "\udc00secret", "\ud83d\ud83d\ude00secret"})
  void halfASurrogatePairIsRefusedWithoutQuotingIt(String description) {
    Task task = task(Verb.UPDATE, description, "2026-01-02T03:04:05Z");
    assertThatThrownBy(() -> TaskText.write(task))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("send whole characters")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aCancelNeedsTheBodyOfACancel() {
    Body body = body(Verb.UPDATE, "x");
    assertThatThrownBy(
            () -> new Task(ID, "src", Verb.CANCEL, Resource.SMART_HANDS, Instant.EPOCH, body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cancel SmartHands");
  }

  @Test
  void aTaskSaysNothingOfItsBodyInLogs() {
    assertThat(task(Verb.UPDATE, "Jane Doe", "2026-01-02T03:04:05Z"))
        .hasToString("Task[" + ID + ", Update SmartHands]");
  }

  private static Task task(Verb verb, String description, String instant) {
    return new Task(
        ID, "src", verb, Resource.SMART_HANDS, Instant.parse(instant), body(verb, description));
  }

  private static Body body(Verb verb, String description) {
    return verb == Verb.CANCEL
        ? new Cancel(Resource.SMART_HANDS, null, null, description)
        : new SmartHandsUpdate(null, false, null, description, null);
  }
}
