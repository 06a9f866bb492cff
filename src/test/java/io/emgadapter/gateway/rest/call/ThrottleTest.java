package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.Rig;
import io.emgadapter.gateway.rest.call.Call.Lost;
import io.emgadapter.gateway.rest.call.Call.Replied;
import io.emgadapter.gateway.rest.call.EquinixApi.Api;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class ThrottleTest {
  private final Rig.MovedClock clock = new Rig.MovedClock();
  private final Throttle throttle = new Throttle(4, Turns.alone(100), clock);

  private Duration begin() {
    return throttle.begin(Api.ORDERS);
  }

  private void failed() {
    throttle.ended(Api.ORDERS, new Lost("no answer"));
  }

  private void answered(int status) {
    throttle.ended(
        Api.ORDERS, new Replied(Reply.of(ResponseEntity.status(status).body(new byte[0]))));
  }

  private void open() {
    IntStream.range(0, 5).forEach(_ -> failed());
    clock.pass(Duration.ofSeconds(31));
  }

  @Test
  void ofThoseThatWaitForAPauseToEndOneGoesAlone() {
    open();

    assertThat(begin()).isZero();
    assertThat(begin()).isPositive();
    answered(200);
    assertThat(begin()).isZero();
    assertThat(begin()).isZero();
  }

  @Test
  void ifThatOneFailsTheyWaitAgain() {
    open();
    assertThat(begin()).isZero();
    failed();

    assertThat(begin()).isPositive();
    clock.pass(Duration.ofSeconds(31));
    assertThat(begin()).isZero();
  }

  @Test
  void ofOneThatNeverComesBackNobodyWaitsForEver() {
    open();
    assertThat(begin()).isZero();
    clock.pass(Duration.ofSeconds(31));

    assertThat(begin()).isZero();
  }

  @Test
  void aLimitIsAnAnswerToo() {
    open();
    assertThat(begin()).isZero();
    answered(429);
    assertThat(throttle.limited(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));

    clock.pass(Duration.ofSeconds(8));
    assertThat(begin()).isZero();
  }

  @Test
  void anApiThatFailsHoldsBackItsOwnCallsAlone() {
    IntStream.range(0, 5).forEach(_ -> failed());

    assertThat(begin()).isPositive();
    assertThat(throttle.begin(Api.SMART_HANDS)).isZero();
    assertThat(throttle.pause()).isZero();
  }

  @Test
  void callsStartEvenly() throws InterruptedException {
    long begun = System.nanoTime();
    for (int i = 0; i < 6; i++) {
      throttle.awaitTurn(Duration.ofSeconds(5));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(49));
  }

  /** A turn was taken, and Equinix asked for a pause before it came. */
  @Test
  void aPauseHoldsForWhoeverWaitsForATurnThatIsTaken() throws Exception {
    Throttle slow = new Throttle(4, Turns.alone(2), clock);
    slow.awaitTurn(Duration.ofSeconds(5));
    try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CallTurns.Turn> waits = caller.submit(() -> slow.awaitTurn(Duration.ofSeconds(5)));
      slow.limited(Duration.ofMinutes(1));

      assertThat(waits.get().state()).isEqualTo(CallTurns.State.HELD);
      assertThat(waits.get().in()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }
  }
}
