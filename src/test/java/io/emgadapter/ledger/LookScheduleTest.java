package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Deadlines.LookSchedule;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookScheduleTest {

  @Test
  void anHourHasElevenLooksEachTwiceAsLateAsTheOneBefore() {
    LookSchedule schedule = new LookSchedule(Duration.ofHours(1));

    assertThat(schedule.last()).isEqualTo(10);
    assertThat(schedule.first()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    assertThat(schedule.pauseAfter(9)).isEqualTo(Duration.ofMinutes(30));
    assertThat(schedule.restAfter(8)).isEqualTo(Duration.ofMinutes(45));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "PT5S", "PT15S", "PT1H", "P7D"})
  void theLooksFillTheWindow(Duration window) {
    LookSchedule schedule = new LookSchedule(window);
    Duration filled =
        IntStream.range(0, schedule.last())
            .mapToObj(schedule::pauseAfter)
            .reduce(schedule.first(), Duration::plus);

    assertThat(filled).isEqualTo(window);
    assertThat(schedule.first()).isLessThanOrEqualTo(Duration.ofSeconds(5));
  }
}
