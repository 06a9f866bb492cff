package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.Body;
import io.emgadapter.order.Body.BodyReader;
import io.emgadapter.order.Operation;
import io.emgadapter.order.Problems;
import io.emgadapter.order.Resource;
import io.emgadapter.order.ServiceDetails;
import io.emgadapter.order.SmartHandsCreate;
import io.emgadapter.order.Verb;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SamplesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.5Z");

  private static List<Sample> samples() {
    return new Samples("run1", NOW).all();
  }

  private static Body read(Sample sample, Problems problems) {
    return BodyReader.read(
        Resource.of(sample.resource()).orElseThrow(),
        Verb.of(sample.verb()).orElseThrow(),
        sample.json().path("body"),
        "/body",
        NOW,
        problems);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void eachBodyFollowsTheRules(Sample sample) {
    var problems = new Problems();
    read(sample, problems);
    assertThat(problems.list()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingIsLeftToFillIn(Sample sample) {
    assertThat(sample.text()).doesNotContain("{{", "}}\"").contains("run1");
  }

  @Test
  void eachVerbOfEachResourceIsThere() {
    assertThat(samples())
        .extracting(sample -> sample.verb() + " " + sample.resource())
        .contains("Create SmartHands", "Update SmartHands", "Cancel SmartHands")
        .contains("Create WorkVisit", "Update WorkVisit", "Cancel WorkVisit");
  }

  @Test
  void eachOperationIsThereWithEveryServiceDetail() {
    List<SmartHandsCreate> creates =
        samples().stream()
            .map(sample -> read(sample, new Problems()))
            .filter(SmartHandsCreate.class::isInstance)
            .map(SmartHandsCreate.class::cast)
            .toList();

    assertThat(creates).extracting(SmartHandsCreate::operation).containsOnly(Operation.values());
    assertThat(creates)
        .filteredOn(create -> create.operation() != Operation.OTHER)
        .allSatisfy(SamplesTest::hasEveryField);
  }

  private static void hasEveryField(SmartHandsCreate create) {
    ServiceDetails details = create.serviceDetails();
    assertThat(details).isNotNull();
    assertThat(create.toJson().path("ServiceDetails").size())
        .isEqualTo(details.getClass().getRecordComponents().length);
  }

  @Test
  void eachUpdateAndCancelIsAimedAtACreateBeforeIt() {
    List<Sample> samples = samples();
    List<String> creates =
        samples.stream().filter(s -> s.verb().equals("Create")).map(Sample::id).toList();

    assertThat(samples.subList(creates.size(), samples.size()))
        .isNotEmpty()
        .extracting(sample -> sample.json().path("order").path("requestId").asString(""))
        .allSatisfy(target -> assertThat(creates).contains(target));
  }

  @Test
  void idsAndReferencesAreUsedOnce() {
    assertThat(samples()).extracting(Sample::id).doesNotHaveDuplicates();
    assertThat(samples())
        .filteredOn(sample -> sample.verb().equals("Create"))
        .extracting(sample -> sample.json().path("body").path("RequestorId"))
        .doesNotContain((JsonNode) null)
        .doesNotHaveDuplicates();
  }

  @Test
  void datesAreAheadToTheSecond() {
    var samples = new Samples("run1", NOW);

    assertThat(samples.filledIn("{{now+2d}} {{now+36h}} {{run}}"))
        .isEqualTo("2026-03-03T12:00:00Z 2026-03-03T00:00:00Z run1");
  }
}
