package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "The date and time (UTC timezone) follow ISO 8601 format." */
class UtcTimeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T12:30:00Z",
        "2026-03-02T12:30:00.000Z",
        "2026-03-02T12:30:00.123456789Z",
        "2026-03-02T12:30:00+00:00"
      })
  void aTimeInUtcIsSentAsItWasWritten(String time) {
    var body = Bodies.with(Bodies.UPDATE, "{'ServiceDetails':{'EndDateTime':'" + time + "'}}");
    Body read = Bodies.read(Resource.WORK_VISIT, Verb.UPDATE, body);
    assertThat(read.toJson().at("/ServiceDetails/EndDateTime").stringValue()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02",
        "2026-03-02T12:30:00",
        "2026-03-02T12:30Z",
        "2026-03-02T12:30:00+01:00",
        "2026-03-02T12:30:00-00:00",
        "2026-03-02T12:30:00z",
        "2026-03-02 12:30:00Z",
        "2026-02-29T12:30:00Z",
        "2026-03-02T24:00:00Z",
        "2026-03-02T12:30:60Z",
        "0000-03-02T12:30:00Z",
        "2026-03-02T12:30:00Z ",
        "02.03.2026",
        "tomorrow"
      })
  void anythingElseIsNoDate(String time) {
    assertThat(Bodies.visit("{'EndDateTime':'" + time + "'}"))
        .containsExactly("not-a-date /EndDateTime");
  }

  @Test
  void aTimestampIsNoText() {
    assertThat(Bodies.visit("{'EndDateTime':1772454600}"))
        .containsExactly("wrong-type /EndDateTime");
  }

  @Test
  void itNamesAMoment() {
    assertThat(new UtcTime("2026-03-02T12:30:00.500+00:00").instant())
        .isEqualTo(Instant.parse("2026-03-02T12:30:00.5Z"));
  }
}
