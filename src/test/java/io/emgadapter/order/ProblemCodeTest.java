package io.emgadapter.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.order.Problems.ProblemCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Clients rely on these words. */
class ProblemCodeTest {

  @Test
  void theWordsAreStable() {
    assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::word))
        .contains(
            "missing",
            "wrong-type",
            "unknown-field",
            "not-allowed",
            "blank",
            "not-text",
            "too-long",
            "too-many",
            "too-few",
            "pattern",
            "not-in-list",
            "not-a-date",
            "not-a-url",
            "not-base64",
            "too-large",
            "file-type",
            "not-fetched",
            "conflict",
            "end-before-start",
            "over-two-weeks",
            "several-data-centers",
            "too-late",
            "too-many-problems");
  }
}
