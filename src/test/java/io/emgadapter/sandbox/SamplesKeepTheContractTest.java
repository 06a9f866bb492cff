package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.emgadapter.contract.Contract;
import io.emgadapter.request.Reading;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
}
