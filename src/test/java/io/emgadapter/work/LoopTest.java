package io.emgadapter.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.work.Bells.Bell;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LoopTest {
  private static final Duration NEVER = Duration.ofHours(1);

  private final Bell bell = new Bell();
  private final AtomicInteger rounds = new AtomicInteger();
  private @Nullable Loop loop;

  private void start(Duration poll, BooleanSupplier round) {
    Loop made = new Loop("loop-test", bell, poll, round);
    loop = made;
    made.start();
  }

  private void rounds(int number) {
    Awaitility.await().until(() -> rounds.get() == number);
  }

  @AfterEach
  void stop() {
    Objects.requireNonNull(loop).stop();
  }

  @Test
  void itGoesAgainAtOnceWhileThereIsMoreAndThenWaits() {
    start(NEVER, () -> rounds.incrementAndGet() < 1000);

    rounds(1000);
    Awaitility.await().during(Duration.ofMillis(100)).until(() -> rounds.get() == 1000);
  }

  @Test
  void itsBellEndsTheWait() {
    start(
        NEVER,
        () -> {
          rounds.incrementAndGet();
          return false;
        });
    rounds(1);

    bell.ring();

    rounds(2);
  }

  @Test
  void itComesBackByItselfAfterAWhile() {
    start(
        Duration.ofMillis(5),
        () -> {
          rounds.incrementAndGet();
          return false;
        });

    Awaitility.await().until(() -> rounds.get() > 3);
  }

  @Test
  void neitherAnExceptionNorAnErrorEndsIt() {
    start(
        NEVER,
        () -> {
          bell.ring(); // so that the pause after a failure is short
          return switch (rounds.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("ours");
            case 2 -> throw new StackOverflowError();
            default -> false;
          };
        });

    Awaitility.await().until(() -> rounds.get() > 2);
  }

  @Test
  void stoppingLetsTheRoundInHandEndAndBeginsNoOther() {
    start(NEVER, () -> rounds.incrementAndGet() > 0);
    Awaitility.await().until(() -> rounds.get() > 0);

    Objects.requireNonNull(loop).stop();
    int then = rounds.get();

    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("loop-test"));
    assertThat(rounds).hasValue(then);
  }

  @Test
  void oneThatWasNeverStartedMayBeStopped() {
    loop = new Loop("loop-test", bell, NEVER, () -> false);

    Objects.requireNonNull(loop).stop();

    assertThat(rounds).hasValue(0);
  }
}
