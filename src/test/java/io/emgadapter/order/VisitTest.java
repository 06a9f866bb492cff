package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.Problems.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equinix, Work Visit Order, ServiceDetails of a Create. It is noon of 1 March 2026. */
class VisitTest {

  @ParameterizedTest
  @ValueSource(strings = {"StartDateTime", "EndDateTime", "Visitors"})
  void datesAndVisitorsAreMandatory(String field) {
    assertThat(Bodies.visit("{'" + field + "':null}")).containsExactly("missing /" + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OpenCabinet", "SupervisionRequired"})
  void optionsAreTrueOrFalseOrAbsent(String field) {
    assertThat(Bodies.visit("{'" + field + "':true}")).isEmpty();
    assertThat(Bodies.visit("{'" + field + "':'true'}")).containsExactly("wrong-type /" + field);
  }

  @Test
  void theEndIsAfterTheStart() {
    assertThat(Bodies.visit("{'EndDateTime':'2026-03-02T12:00:00Z'}"))
        .containsExactly("end-before-start /EndDateTime");
    assertThat(Bodies.visit("{'EndDateTime':'2026-03-02T12:00:01Z'}")).isEmpty();
  }

  @Test
  void aVisitLastsAtMostTwoWeeks() {
    assertThat(Bodies.visit("{'EndDateTime':'2026-03-16T12:00:00Z'}")).isEmpty();
    assertThat(Bodies.visit("{'EndDateTime':'2026-03-16T12:00:01Z'}"))
        .containsExactly("over-two-weeks /EndDateTime");
  }

  @Test
  void theStartIsAhead() {
    assertThat(Bodies.visit("{'StartDateTime':'2026-03-01T12:00:00Z'}"))
        .containsExactly("too-late /StartDateTime");
    assertThat(Bodies.visit("{'StartDateTime':'2026-03-01T12:00:01Z'}")).isEmpty();
  }

  @Test
  void thereAreOneToFiftyVisitors() {
    String visitor = "{'UserName':'jdoe'}";
    assertThat(Bodies.visit("{'Visitors':[]}")).containsExactly("too-few /Visitors");
    assertThat(Bodies.visit("{'Visitors':[" + visitor + ("," + visitor).repeat(49) + "]}"))
        .isEmpty();
    assertThat(Bodies.visit("{'Visitors':[" + visitor + ("," + visitor).repeat(50) + "]}"))
        .containsExactly("too-many /Visitors");
    assertThat(Bodies.visit("{'Visitors':'jdoe'}")).containsExactly("wrong-type /Visitors");
  }

  @Test
  void theClockIsLookedAtAgainWhenTheTaskIsSealed() {
    Body body = Bodies.read(Resource.WORK_VISIT, Verb.CREATE, Bodies.json(Bodies.WORK_VISIT));
    Problems problems = new Problems();
    body.check("/body", Instant.parse("2026-03-02T11:59:59Z"), problems);
    assertThat(problems.none()).isTrue();
    body.check("/body", Instant.parse("2026-03-03T12:00:00Z"), problems);
    assertThat(problems.list())
        .extracting(Problem::pointer)
        .containsExactly("/body/ServiceDetails/StartDateTime", "/body/ServiceDetails/EndDateTime");
  }
}
