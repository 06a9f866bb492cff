package io.emgadapter.gateway.rest.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.gateway.rest.call.CallTurns.State;
import io.emgadapter.gateway.rest.call.CallTurns.Turn;
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
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final byte[] ACCOUNT = {7};

  /** The clock of all instances as the test says it. */
  private static class Said implements CallTurns {
    final List<Integer> counts = new ArrayList<>();
    volatile Turn turn = new Turn(State.TAKEN, Duration.ZERO);

    @Override
    public Turn take(byte[] account, int count, Duration gap, Duration longest) {
      counts.add(count);
      return turn;
    }

    @Override
    public void holdBack(byte[] account, Duration pause) {}
  }

  /** One that does not answer, and then fails. */
  private static final class Broken extends Said {
    private final Duration silence;

    Broken(Duration silence) {
      this.silence = silence;
    }

    @Override
    public Turn take(byte[] account, int count, Duration gap, Duration longest) {
      counts.add(count);
      try {
        Thread.sleep(silence);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      throw new DataAccessResourceFailureException("no ledger");
    }

    @Override
    public void holdBack(byte[] account, Duration pause) {
      throw new DataAccessResourceFailureException("no ledger");
    }
  }

  private static List<Future<Turn>> all(int calls, Duration longest, List<Turns> instances) {
    List<Future<Turn>> all = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < calls; i++) {
        Turns instance = instances.get(i % instances.size());
        all.add(callers.submit(() -> instance.await(longest)));
      }
    }
    return all;
  }

  private static Duration timeOf(int calls, List<Turns> instances) {
    long since = System.nanoTime();
    assertThat(all(calls, LONGEST, instances))
        .allSatisfy(each -> assertThat(each.resultNow().isTaken()).isTrue());
    return Duration.ofNanos(System.nanoTime() - since);
  }

  @Test
  void twoInstancesTogetherKeepThePaceOfOne() {
    try (TestLedger ledger = new TestLedger()) {
      CallTurns shared = ledger.the(CallTurns.class);
      Turns one = Turns.shared(shared, ACCOUNT, 20);
      Turns other = Turns.shared(shared, ACCOUNT, 20);

      assertThat(timeOf(31, List.of(one, other))).isGreaterThan(Duration.ofMillis(1400));
    }
  }

  @Test
  void aPauseThatEquinixAskedOneForHoldsForTheOthers() throws InterruptedException {
    try (TestLedger ledger = new TestLedger()) {
      CallTurns shared = ledger.the(CallTurns.class);
      Turns.shared(shared, ACCOUNT, 20).holdBack(Duration.ofMinutes(2));

      Turn turn = Turns.shared(shared, ACCOUNT, 20).await(LONGEST);

      assertThat(turn.state()).isEqualTo(State.HELD);
      assertThat(turn.in()).isBetween(Duration.ofSeconds(60), Duration.ofMinutes(2));
    }
  }

  @Test
  void whereNoTurnComesSoonTheCallerHearsHowLongItWaits() throws InterruptedException {
    Said said = new Said();
    said.turn = new Turn(State.CROWDED, Duration.ofSeconds(9));

    assertThat(Turns.shared(said, ACCOUNT, 5).await(LONGEST)).isEqualTo(said.turn);
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
    List<Future<Turn>> all = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      all.add(callers.submit(() -> turns.await(LONGEST)));
      asked.await();
      IntStream.range(0, 9).forEach(_ -> all.add(callers.submit(() -> turns.await(LONGEST))));
      await().until(() -> turns.waiting() == 10);
      answer.countDown();
    }

    assertThat(slow.counts).containsExactly(1, 9);
    assertThat(all).allSatisfy(each -> assertThat(each.resultNow().isTaken()).isTrue());
  }

  @Test
  void whereTheLedgerCannotBeAskedAnInstanceKeepsThePaceByItself() {
    Broken broken = new Broken(Duration.ZERO);
    Turns turns = Turns.shared(broken, ACCOUNT, 20);

    assertThat(timeOf(11, List.of(turns))).isGreaterThan(Duration.ofMillis(450));
    assertThat(broken.counts).as("it is not asked for a while").hasSize(1);
  }

  @Test
  void nobodyWaitsForALedgerThatDoesNotAnswer() {
    Turns turns = Turns.shared(new Broken(Duration.ofSeconds(2)), ACCOUNT, 100);
    long since = System.nanoTime();

    assertThat(all(20, Duration.ofMillis(500), List.of(turns)))
        .allSatisfy(each -> assertThat(each.resultNow().state()).isEqualTo(State.CROWDED));
    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void anInstanceThatIsAloneTakesNoMoreTurnsThanComeInTime() {
    Turns turns = Turns.alone(5);

    assertThat(all(20, Duration.ofSeconds(1), List.of(turns)))
        .filteredOn(each -> each.resultNow().isTaken())
        .hasSizeBetween(1, 11);
  }
}
