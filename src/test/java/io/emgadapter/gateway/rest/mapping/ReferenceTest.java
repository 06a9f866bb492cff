package io.emgadapter.gateway.rest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final UUID TASK = UUID.fromString("019b0000-0000-7000-8000-0123456789ab");

  @Test
  void aReferenceShowsTheTicketAndIsItsOrdersOwn() {
    assertThat(Reference.of("CHG0031337", TASK)).isEqualTo("CHG0031337-0123456789ab");
    assertThat(Reference.of(null, TASK)).isEqualTo("emg-0123456789ab");
    assertThat(Reference.of("CHG0031337", UUID.randomUUID()))
        .isNotEqualTo(Reference.of("CHG0031337", TASK));
  }

  @Test
  void itFitsTheShortestFieldAndCutsNoCharacterInTwo() {
    assertThat(Reference.of("x".repeat(255), TASK)).hasSize(40);
    assertThat(Reference.of("x".repeat(26) + "\uD83D\uDE00", TASK))
        .isEqualTo("x".repeat(26) + "-0123456789ab");
  }

  @Test
  void anOrderIsRecognisedByItsRequestorIdOnly() {
    assertThat(Reference.isOf("VISIT-1-0123456789ab", "VISIT-1")).isTrue();
    assertThat(Reference.isOf("VISIT-1", "VISIT-1")).isTrue();
    assertThat(Reference.isOf("VISIT-10-0123456789ab", "VISIT-1")).isFalse();
    assertThat(Reference.isOf("VISIT-1-2-0123456789ab", "VISIT-1")).isFalse();
    assertThat(Reference.isOf("VISIT-1-0123456789abc", "VISIT-1")).isFalse();
    String overlong = "x".repeat(28);
    assertThat(Reference.isOf(Reference.of(overlong, TASK), overlong)).isFalse();
  }
}
