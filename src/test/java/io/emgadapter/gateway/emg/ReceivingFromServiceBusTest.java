package io.emgadapter.gateway.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.emg.bus.BusOptions;
import io.emgadapter.gateway.emg.bus.ServiceBusLike;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What Azure Service Bus does to those that listen. */
@ExtendWith(OutputCaptureExtension.class)
class ReceivingFromServiceBusTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Set<Integer> got = new ConcurrentSkipListSet<>();

  private static Set<Integer> numbers(int to) {
    return IntStream.range(0, to).boxed().collect(Collectors.toSet());
  }

  @Test
  void anIdleLinkThatWasDetachedIsOpenedAgainWithoutAWordInTheLog(CapturedOutput output) {
    try (var bus = new ServiceBusLike(BusOptions.CLEAR);
        var receiver = BusRig.receiver(BusRig.clear(bus), got)) {
      await().until(receiver::connected);
      for (int night = 0; night < 3; night++) {
        bus.detachIdle();
        bus.putNumbers(BusRig.QUEUE, night * 5, night * 5 + 5);
        int so = night * 5 + 5;
        await().until(() -> got.size() == so && bus.size(BusRig.QUEUE) == 0);
      }
    }
    assertThat(output).doesNotContain("is down");
  }

  @Test
  void aClosedConnectionCostsNothing() {
    try (var bus = new ServiceBusLike(BusOptions.CLEAR);
        var receiver = BusRig.receiver(BusRig.clear(bus), got)) {
      await().until(receiver::connected);
      bus.closeConnections();
      bus.putNumbers(BusRig.QUEUE, 0, 100);
      await().until(() -> got.equals(numbers(100)) && bus.size(BusRig.QUEUE) == 0);
    }
  }

  /** Each is settled in its lock, however slow its handler is: none is delivered in vain. */
  @Test
  void aSlowHandlerGetsNoMoreThanItCanSettleInTheLocksOfTheMessages() {
    try (var bus = new ServiceBusLike(BusOptions.CLEAR.withLock(Duration.ofSeconds(8)));
        var receiver =
            new EmgReceiver(
                BusRig.clear(bus),
                BusRig.LIMITS,
                batch -> {
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150L * batch.size()));
                  BusRig.keepIn(got).accept(batch);
                })) {
      bus.putNumbers(BusRig.QUEUE, 0, 100);
      await().atMost(LONG).until(() -> bus.size(BusRig.QUEUE) == 0);
      assertThat(receiver.connected()).isTrue();
      assertThat(got).isEqualTo(numbers(100));
      assertThat(bus.lostLocks(BusRig.QUEUE)).isZero();
    }
  }

  @Test
  void aBatchThatIsSettledAfterItsLockComesAgainAndThenLeaves() {
    var calls = new AtomicInteger();
    try (var bus = new ServiceBusLike(BusOptions.CLEAR.withLock(Duration.ofSeconds(1)));
        var receiver =
            new EmgReceiver(
                BusRig.clear(bus),
                BusRig.LIMITS,
                batch -> {
                  if (calls.getAndIncrement() == 0) {
                    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                  }
                  BusRig.keepIn(got).accept(batch);
                })) {
      bus.putNumbers(BusRig.QUEUE, 0, 10);
      await().atMost(LONG).until(() -> bus.size(BusRig.QUEUE) == 0);
      assertThat(receiver.connected()).isTrue();
      assertThat(got).isEqualTo(numbers(10));
      assertThat(calls).hasValueGreaterThan(1);
      assertThat(bus.dead(BusRig.QUEUE)).isZero();
    }
  }

  /** While the ledger is out of reach nothing is taken that could not be kept. */
  @Test
  void anOutageOfTheHandlerCostsOneDeliveryHoweverOftenTheLinkIsLost() {
    var failing = new AtomicBoolean(true);
    try (var bus = new ServiceBusLike(BusOptions.CLEAR.withLock(Duration.ofMillis(300)));
        var receiver =
            new EmgReceiver(
                BusRig.clear(bus),
                BusRig.LIMITS,
                batch -> {
                  if (failing.get()) {
                    throw new IllegalStateException("no ledger");
                  }
                  BusRig.keepIn(got).accept(batch);
                })) {
      bus.putNumbers(BusRig.QUEUE, 0, 100);
      await().until(() -> receiver.stuck(LONG));
      for (int loss = 0; loss < 5; loss++) {
        bus.cut();
        await().until(receiver::connected);
      }
      // Those in hand, and those that came with them, went out once.
      assertThat(bus.mostDelivered(BusRig.QUEUE)).isEqualTo(1);
      failing.set(false);
      await().atMost(LONG).until(() -> bus.size(BusRig.QUEUE) == 0);
      assertThat(got).isEqualTo(numbers(100));
      assertThat(bus.dead(BusRig.QUEUE)).isZero();
    }
  }

  @Test
  void aReceiverThatFellSilentIsFoundAndOpenedAnewAndShown(CapturedOutput output) {
    var watchful = new ReceiverLimits(40, 20, 1 << 20, 1 << 20, Duration.ofSeconds(1));
    try (var bus = new ServiceBusLike(BusOptions.CLEAR);
        var receiver = new EmgReceiver(BusRig.clear(bus), watchful, BusRig.keepIn(got))) {
      await().until(receiver::connected);
      bus.moods().silent(true);
      bus.putNumbers(BusRig.QUEUE, 0, 10);
      await().atMost(LONG).until(() -> receiver.state().contains("fell silent"));
      bus.moods().silent(false);
      await().atMost(LONG).until(() -> got.equals(numbers(10)) && bus.size(BusRig.QUEUE) == 0);
    }
    assertThat(output).contains("it fell silent", "subscription default");
  }

  /** A quiet queue answers when asked, so its link stays. */
  @Test
  void aQuietQueueIsNoSilentOne() {
    var watchful = new ReceiverLimits(40, 20, 1 << 20, 1 << 20, Duration.ofMillis(50));
    try (var bus = new ServiceBusLike(BusOptions.CLEAR);
        var receiver = new EmgReceiver(BusRig.clear(bus), watchful, BusRig.keepIn(got))) {
      await().until(receiver::connected);
      for (int quiet = 0; quiet < 5; quiet++) {
        int from = quiet;
        await().pollDelay(Duration.ofMillis(300)).until(receiver::connected);
        bus.putNumbers(BusRig.QUEUE, from, from + 1);
        await().until(() -> got.size() == from + 1);
      }
      assertThat(receiver.state()).isEqualTo("connected");
      assertThat(bus.clients()).isEqualTo(1);
    }
  }

  @Test
  void aHandlerThatIsAtABatchWhileTheLinkIsLostFindsItAgain() {
    var inHand = new CountDownLatch(1);
    var lost = new CountDownLatch(1);
    try (var bus = new ServiceBusLike(BusOptions.CLEAR.withLock(Duration.ofMillis(300)));
        var receiver =
            new EmgReceiver(
                BusRig.clear(bus),
                BusRig.LIMITS,
                (List<Incoming> batch) -> {
                  inHand.countDown();
                  await().until(() -> lost.getCount() == 0);
                  BusRig.keepIn(got).accept(batch);
                })) {
      bus.putNumbers(BusRig.QUEUE, 0, 5);
      await().until(() -> inHand.getCount() == 0);
      bus.detachIdle();
      lost.countDown();
      await().until(() -> got.equals(numbers(5)) && bus.size(BusRig.QUEUE) == 0);
      await().until(receiver::connected);
    }
  }
}
