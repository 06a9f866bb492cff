package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.ledger.TestLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class TurnsTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final byte[] ACCOUNT = {7};

  /** The clock of all instances as the test says it. */
  private static class Said implements CallTurns {
    final List<Integer> counts = new ArrayList<>();
    Turn turn = new Turn(true, Duration.ZERO);

    @Override
    public Turn take(byte[] account, int count, Duration gap, Duration longest) {
      counts.add(count);
      return turn;
    }

    @Override
    public void holdBack(byte[] account, Duration pause) {}
  }

  private static Duration timeOf(int calls, int threads, List<Turns> instances) {
    long since = System.nanoTime();
    List<Future<Duration>> all = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < calls; i++) {
        Turns instance = instances.get(i % instances.size());
        all.add(callers.submit(() -> instance.await(LONGEST)));
      }
    }
    assertThat(all).allSatisfy(each -> assertThat(each.resultNow()).isZero());
    return Duration.ofNanos(System.nanoTime() - since);
  }

  @Test
  void twoInstancesTogetherKeepThePaceOfOne() {
    try (TestLedger ledger = new TestLedger()) {
      CallTurns shared = ledger.the(CallTurns.class);
      Turns one = Turns.shared(shared, ACCOUNT, 20);
      Turns other = Turns.shared(shared, ACCOUNT, 20);

      assertThat(timeOf(31, 6, List.of(one, other))).isGreaterThan(Duration.ofMillis(1400));
    }
  }

  @Test
  void aPauseThatEquinixAskedOneForHoldsForTheOthers() throws InterruptedException {
    try (TestLedger ledger = new TestLedger()) {
      CallTurns shared = ledger.the(CallTurns.class);
      Turns.shared(shared, ACCOUNT, 20).holdBack(Duration.ofMinutes(2));

      assertThat(Turns.shared(shared, ACCOUNT, 20).await(LONGEST))
          .isBetween(Duration.ofSeconds(60), Duration.ofMinutes(2));
    }
  }

  @Test
  void whereNoTurnComesSoonTheCallerHearsHowLongItWaits() throws InterruptedException {
    Said said = new Said();
    said.turn = new CallTurns.Turn(false, Duration.ofSeconds(9));
    Turns turns = Turns.shared(said, ACCOUNT, 5);

    assertThat(turns.await(LONGEST)).isEqualTo(Duration.ofSeconds(9));
    said.turn = new CallTurns.Turn(false, Duration.ZERO);
    assertThat(turns.await(LONGEST)).isPositive();
  }

  @Test
  void whoeverWaitsMeanwhileIsServedByOneQuestion() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Said slow =
        new Said() {
          @Override
          public Turn take(byte[] account, int count, Duration gap, Duration longest) {
            asked.countDown();
            try {
              answer.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return super.take(account, count, gap, longest);
          }
        };
    Turns turns = Turns.shared(slow, ACCOUNT, 1000);
    List<Future<Duration>> all = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      all.add(callers.submit(() -> turns.await(LONGEST)));
      asked.await();
      IntStream.range(0, 9).forEach(_ -> all.add(callers.submit(() -> turns.await(LONGEST))));
      await().until(() -> turns.waiting() == 10);
      answer.countDown();
    }

    assertThat(slow.counts).containsExactly(1, 9);
    assertThat(all).allSatisfy(each -> assertThat(each.resultNow()).isZero());
  }

  @Test
  void whereTheLedgerCannotBeAskedAnInstanceKeepsThePaceByItself() {
    Said broken =
        new Said() {
          @Override
          public Turn take(byte[] account, int count, Duration gap, Duration longest) {
            throw new DataAccessResourceFailureException("no ledger");
          }

          @Override
          public void holdBack(byte[] account, Duration pause) {
            throw new DataAccessResourceFailureException("no ledger");
          }
        };
    Turns turns = Turns.shared(broken, ACCOUNT, 20);

    turns.holdBack(Duration.ofSeconds(1));
    assertThat(timeOf(11, 4, List.of(turns))).isGreaterThan(Duration.ofMillis(450));
  }
}
