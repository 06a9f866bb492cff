package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.Rig;
import io.emgadapter.gateway.rest.call.Throttle.Brake;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrakeTest {
  private final Rig.MovedClock clock = new Rig.MovedClock();
  private final Brake brake = new Brake(clock);

  private void open() {
    IntStream.range(0, 5).forEach(_ -> brake.failed());
    clock.pass(Duration.ofSeconds(31));
  }

  @Test
  void ofThoseThatWaitForAPauseToEndOneGoesAlone() {
    open();

    assertThat(brake.enter()).isZero();
    assertThat(brake.enter()).isPositive();
    brake.worked();
    assertThat(brake.enter()).isZero();
    assertThat(brake.enter()).isZero();
  }

  @Test
  void ifThatOneFailsTheyWaitAgain() {
    open();
    assertThat(brake.enter()).isZero();
    brake.failed();

    assertThat(brake.enter()).isPositive();
    clock.pass(Duration.ofSeconds(31));
    assertThat(brake.enter()).isZero();
  }

  @Test
  void ofOneThatNeverComesBackNobodyWaitsForEver() {
    open();
    assertThat(brake.enter()).isZero();
    clock.pass(Duration.ofSeconds(31));

    assertThat(brake.enter()).isZero();
  }

  @Test
  void aLimitIsAnAnswerToo() {
    open();
    assertThat(brake.enter()).isZero();
    assertThat(brake.limited(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));

    clock.pass(Duration.ofSeconds(8));
    assertThat(brake.enter()).isZero();
  }
}
