package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.emg.CurrentLink.Backoff;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(500));

  private Stream<Long> next(int count) {
    return Stream.generate(backoff::next).limit(count).map(Duration::toMillis);
  }

  @Test
  void delaysDoubleFromTheFirstToTheLongest() {
    assertThat(next(6)).containsExactly(0L, 100L, 200L, 400L, 500L, 500L);
  }

  @Test
  void onlyALifeLongerThanEveryDelayStartsAnew() {
    assertThat(next(4)).last().isEqualTo(400L);

    backoff.lived(Duration.ofMillis(500));
    assertThat(backoff.next()).hasMillis(500);
    backoff.lived(Duration.ofMillis(501));
    assertThat(backoff.next()).hasMillis(100);
  }
}
