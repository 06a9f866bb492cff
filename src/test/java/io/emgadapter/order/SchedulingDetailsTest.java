package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.Problems.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Equinix, SmartHands Order, Create SmartHands, SchedulingDetails. It is noon of 1 March 2026. */
class SchedulingDetailsTest {

  private static Iterable<String> schedule(String start, String completion) {
    return Bodies.smartHands(
            "{'SchedulingDetails':{'RequestedStartDate':%s,'RequestedCompletionDate':%s}}"
                .formatted(start, completion))
        .stream()
        .map(problem -> problem.replace("/SchedulingDetails", ""))
        .toList();
  }

  private static JsonNode sent(String details) {
    var body = Bodies.with(Bodies.SMART_HANDS, "{'SchedulingDetails':" + details + "}");
    return Bodies.read(Resource.SMART_HANDS, Verb.CREATE, body).toJson().path("SchedulingDetails");
  }

  @Test
  void neitherDateAsksForTheStandardScheduleAndBothAreSentAsNull() {
    JsonNode nulls = Bodies.json("{'RequestedStartDate':null,'RequestedCompletionDate':null}");
    assertThat(sent("{'RequestedStartDate':null,'RequestedCompletionDate':null}")).isEqualTo(nulls);
    assertThat(sent("{}")).isEqualTo(nulls);
    assertThat(sent("null").isMissingNode()).isTrue();
  }

  @Test
  void aCompletionWithin24HoursNeedsNoStart() {
    assertThat(schedule("null", "'2026-03-02T12:00:00Z'")).isEmpty();
  }

  @Test
  void aCompletionMoreThan24HoursAheadNeedsAStart() {
    assertThat(schedule("null", "'2026-03-02T12:00:01Z'"))
        .containsExactly("missing /RequestedStartDate");
    assertThat(schedule("'2026-03-03T00:00:00Z'", "'2026-03-04T00:00:00Z'")).isEmpty();
  }

  @Test
  void aStartNeedsACompletion() {
    assertThat(schedule("'2026-03-03T00:00:00Z'", "null"))
        .containsExactly("missing /RequestedCompletionDate");
  }

  @Test
  void theCompletionIsAfterTheStart() {
    assertThat(schedule("'2026-03-03T00:00:00Z'", "'2026-03-03T00:00:00Z'"))
        .containsExactly("end-before-start /RequestedCompletionDate");
    assertThat(schedule("'2026-03-03T00:00:00Z'", "'2026-03-03T00:00:01Z'")).isEmpty();
  }

  @Test
  void bothDatesAreAhead() {
    assertThat(schedule("'2026-03-01T12:00:00Z'", "'2026-03-01T13:00:00Z'"))
        .containsExactly("too-late /RequestedStartDate");
    assertThat(schedule("null", "'2026-03-01T12:00:00Z'"))
        .containsExactly("too-late /RequestedCompletionDate");
    assertThat(schedule("'2026-03-01T12:00:01Z'", "'2026-03-01T13:00:00Z'")).isEmpty();
  }

  @Test
  void theClockIsLookedAtAgainWhenTheTaskIsSealed() {
    var json =
        Bodies.with(
            Bodies.SMART_HANDS,
            "{'SchedulingDetails':{'RequestedCompletionDate':'2026-03-02T06:00:00Z'}}");
    Body body = Bodies.read(Resource.SMART_HANDS, Verb.CREATE, json);
    Problems problems = new Problems();
    body.check("/body", Instant.parse("2026-03-02T05:59:59Z"), problems);
    assertThat(problems.list()).isEmpty();
    body.check("/body", Instant.parse("2026-03-02T06:00:00Z"), problems);
    assertThat(problems.list())
        .extracting(Problem::pointer)
        .containsExactly("/body/SchedulingDetails/RequestedCompletionDate");
  }
}
