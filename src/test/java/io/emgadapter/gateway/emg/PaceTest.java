package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private final Pace pace = new Pace(400);

  @Test
  void itBeginsWithAllThatMayBeOut() {
    assertThat(pace.credit()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 100, 400",
    "200, 2500, 400",
    "200, 10000, 100",
    "200, 3600000, 1",
    "1, 10, 400",
    "1, 1000, 5"
  })
  void noMoreIsOutThanWasHandledInTheShortestLock(int messages, long millis, int credit) {
    pace.took(messages, Duration.ofMillis(millis).toNanos());
    assertThat(pace.credit()).isEqualTo(credit);
  }

  @Test
  void itRecoversWithTheFirstQuickBatch() {
    pace.took(200, Duration.ofHours(1).toNanos());
    pace.took(1, Duration.ofMillis(5).toNanos());
    assertThat(pace.credit()).isEqualTo(400);
  }
}
