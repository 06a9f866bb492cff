package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.emgadapter.contract.Contract;
import io.emgadapter.request.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SamplesKeepTheContractTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Schema SCHEMA = Contract.schema("work-request.schema.json");

  static Stream<Sample> samples() {
    return new Samples("run1", NOW).all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsValidBySchemaAndByCode(Sample sample) {
    assertThat(Contract.wrong(SCHEMA, sample.json())).isEmpty();
    assertThat(new Reading(NOW, 262144, true).wrong(sample.text())).isEmpty();
  }

  @Test
  void theSchemaShowsEverySampleAsAnExample() throws IOException {
    Samples shown = new Samples("example", Instant.parse("2035-01-01T09:00:00Z"));
    try (InputStream schema =
        Contract.class.getResourceAsStream("/contract/work-request.schema.json")) {
      JsonNode examples = JsonMapper.shared().readTree(schema).path("examples");

      assertThat(examples)
          .containsExactlyInAnyOrderElementsOf(shown.all().stream().map(Sample::json).toList());
    }
  }
}
