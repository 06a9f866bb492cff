package io.emgadapter.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class MappingTest {
  private static final String REFERENCE = "customerReferenceNumber";

  static List<Golden> golden() {
    return Golden.in("golden");
  }

  static Stream<Golden> seeds() {
    return Golden.in("seed").stream();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void everyBodyBecomesTheOrderBesideIt(Golden file) {
    ObjectNode expected = file.json().deepCopy();
    expected.remove(List.of("verb", "resource", "body", "rest"));
    assertThat(Golden.made(file.task("2026-12-01T10:00:00.000Z"))).isEqualTo(expected);
  }

  /** Equinix, Smart Hands, Order cage escort: the minimal and the extended example. */
  @ParameterizedTest
  @MethodSource("seeds")
  void equinixsOwnExamplesAreReproduced(Golden file) {
    ObjectNode made = Golden.made(file.task("2019-08-30T10:00:00.000Z"));
    ObjectNode order = made.path("order").asObject();
    assertThat(order.path(REFERENCE).asString()).endsWith("-0123456789ab").hasSizeLessThan(41);
    order.remove(REFERENCE);
    ObjectNode printed = file.json().path("order").deepCopy().asObject();
    printed.remove(REFERENCE);
    assertThat(order).isEqualTo(printed);
    assertThat(made.path("notes")).isEmpty();
  }
}
