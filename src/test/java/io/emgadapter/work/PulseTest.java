package io.emgadapter.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.work.Bells.Bell;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that hangs is seen, although nothing fails. */
@Timeout(20)
class PulseTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final CountDownLatch hangs = new CountDownLatch(1);

  private Pulse pulse(BooleanSupplier good) {
    return new Pulse("test", LIMIT, good, nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void hang() {
    try {
      hangs.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void itStandsStillOnceItsLimitHasPassedWithoutAGoodRound() {
    Pulse pulse = pulse(() -> true);
    pulse.begin();
    pass(LIMIT);
    assertThat(pulse.standsStill()).isFalse();

    pass(Duration.ofNanos(1));
    assertThat(pulse.standsStill()).isTrue();
    assertThat(pulse.age()).isEqualTo(LIMIT.plusNanos(1));

    pulse.beat();
    assertThat(pulse.standsStill()).isFalse();
  }

  @Test
  void oneThatWasNotBegunOrHasEndedDoesNot() {
    Pulse pulse = pulse(() -> true);
    pass(LIMIT.multipliedBy(2));
    assertThat(pulse.standsStill()).isFalse();

    pulse.begin();
    pass(LIMIT.multipliedBy(2));
    pulse.end();
    assertThat(pulse.standsStill()).isFalse();
  }

  @Test
  void tenPacesMayPassAndTwoMinutesAtLeast() {
    assertThat(Pulse.of("a", Duration.ofSeconds(30)).limit()).isEqualTo(Duration.ofMinutes(5));
    assertThat(Pulse.of("a", Duration.ofMillis(100)).limit()).isEqualTo(LIMIT);
  }

  @Test
  void whatItDoesIsItsNameWithoutTheAccount() {
    assertThat(Pulse.of("webhook:itsm:2", LIMIT).kind()).isEqualTo("webhook");
    assertThat(Pulse.of("too late:emg", LIMIT).kind()).isEqualTo("too late");
  }

  @Test
  void aLoopWhoseRoundHangsStandsStill() {
    Pulse pulse = pulse(() -> true);
    AtomicInteger rounds = new AtomicInteger();
    Bell bell = new Bell();
    Loop loop =
        new Loop(
            pulse,
            bell,
            Duration.ofMillis(1),
            () -> {
              if (rounds.incrementAndGet() > 1) {
                hang();
              }
              return false;
            });
    loop.start();
    await().until(() -> rounds.get() == 2);
    pass(LIMIT.plusSeconds(1));
    assertThat(pulse.standsStill()).isTrue();

    hangs.countDown();
    await().until(() -> !pulse.standsStill());
    loop.stop();
  }

  @Test
  void aLoopWhoseRoundsFailStandsStill() {
    Pulse pulse = pulse(() -> true);
    AtomicInteger rounds = new AtomicInteger();
    AtomicBoolean fails = new AtomicBoolean(true);
    Bell bell = new Bell();
    Loop loop =
        new Loop(
            pulse,
            bell,
            Duration.ofMillis(1),
            () -> {
              rounds.incrementAndGet();
              if (fails.get()) {
                throw new IllegalStateException("ours");
              }
              return false;
            });
    loop.start();
    await().until(() -> rounds.get() == 1);
    pass(LIMIT.plusSeconds(1));
    bell.ring();
    await().until(() -> rounds.get() > 1);
    assertThat(pulse.standsStill()).isTrue();

    fails.set(false);
    bell.ring();
    await().until(() -> !pulse.standsStill());
    loop.stop();
  }

  /** Its rounds go on, but nothing is asked any more. */
  @Test
  void workAllOfWhosePlacesAreTakenByQuestionsThatNeverEndHasNoGoodRound() {
    AtomicInteger asked = new AtomicInteger();
    BoundedWork work =
        new BoundedWork(Phase.FOLLOW, "test", 2, new Bell(), Duration.ofMillis(1)) {
          @Override
          protected void fill() {
            while (free() > 0) {
              asked.incrementAndGet();
              ask(() -> {
                hang();
                return false;
              });
            }
          }
        };
    work.start();
    await().until(() -> asked.get() == 2);
    Pulse pulse = work.pulses().getFirst();
    Duration before = pulse.age();
    await().until(() -> pulse.age().compareTo(before.plusMillis(100)) > 0);

    hangs.countDown();
    await().until(() -> pulse.age().compareTo(Duration.ofMillis(50)) < 0);
    work.stop();
  }
}
