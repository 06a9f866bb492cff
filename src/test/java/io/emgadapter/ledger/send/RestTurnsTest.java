package io.emgadapter.ledger.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.call.CallTurns;
import io.emgadapter.gateway.rest.call.CallTurns.State;
import io.emgadapter.gateway.rest.call.CallTurns.Turn;
import io.emgadapter.ledger.TestLedger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestTurnsTest {
  private static final Duration GAP = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(55);
  private static final byte[] OURS = {1, 2};

  /** More than a statement takes, and less than a gap. */
  private static final Duration ABOUT = Duration.ofSeconds(8);

  private final TestLedger ledger = new TestLedger();
  private final CallTurns turns = ledger.the(CallTurns.class);

  @AfterEach
  void close() {
    ledger.close();
  }

  private Turn take(int count) {
    return turns.take(OURS, count, GAP, LONGEST);
  }

  private static void assertTaken(Turn turn, Duration in) {
    assertThat(turn.state()).isEqualTo(State.TAKEN);
    Duration least = in.minus(ABOUT);
    assertThat(turn.in()).isBetween(least.isNegative() ? Duration.ZERO : least, in);
  }

  private static void assertHeld(Turn turn, Duration pause) {
    assertThat(turn.state()).isEqualTo(State.HELD);
    assertThat(turn.in()).isBetween(pause.minusSeconds(30), pause);
  }

  @Test
  void turnsFollowEachOtherWhoeverTakesThem() {
    assertTaken(take(1), Duration.ZERO);
    assertTaken(take(3), GAP);
    assertTaken(take(1), GAP.multipliedBy(4));
  }

  @Test
  void timeThatNobodyUsedIsGone() {
    take(1);
    ledger.pass(GAP.multipliedBy(10));

    assertTaken(take(1), Duration.ZERO);
    assertTaken(take(1), GAP);
  }

  @Test
  void anotherAccountHasTurnsOfItsOwn() {
    take(5);

    assertTaken(turns.take(new byte[] {3}, 1, GAP, LONGEST), Duration.ZERO);
  }

  @Test
  void whatWouldComeTooLateIsNotTaken() {
    take(8);
    Turn late = take(2);
    assertThat(late.state()).isEqualTo(State.CROWDED);
    assertThat(late.in()).isBetween(GAP, GAP.multipliedBy(8).minus(LONGEST));
    ledger.pass(GAP.multipliedBy(6));

    assertTaken(take(1), GAP.multipliedBy(2));
  }

  @Test
  void duringAPauseThatEquinixAskedForNobodyGetsATurn() {
    turns.holdBack(OURS, Duration.ofMinutes(40));
    assertHeld(take(1), Duration.ofMinutes(40));
    ledger.pass(Duration.ofMinutes(41));

    assertTaken(take(1), Duration.ZERO);
  }

  @Test
  void aPauseNeverEndsAnEarlierOneSooner() {
    turns.holdBack(OURS, Duration.ofMinutes(20));
    turns.holdBack(OURS, Duration.ofMinutes(2));

    assertHeld(take(1), Duration.ofMinutes(20));
  }

  @Test
  void noPauseIsLongerThanAnHour() {
    turns.holdBack(OURS, Duration.ofDays(1));

    assertHeld(take(1), CallTurns.LONGEST_PAUSE);
  }

  /** A database that takes over from another may have an earlier clock. */
  @Test
  void aClockThatWasSetBackHoldsNobodyBack() {
    ledger.pass(Duration.ofMinutes(10));
    take(1);
    ledger.pass(Duration.ofMinutes(-10));
    assertTaken(take(1), Duration.ZERO);
    assertTaken(take(1), GAP);

    ledger.pass(Duration.ofHours(5));
    turns.holdBack(OURS, Duration.ofMinutes(1));
    ledger.pass(Duration.ofHours(-5));
    assertTaken(take(1), GAP.multipliedBy(2));
    turns.holdBack(OURS, Duration.ofMinutes(1));
    assertHeld(take(1), Duration.ofMinutes(1));
  }

  @Test
  void noTurnIsTakenTwiceAtTheSameTime() throws Exception {
    Duration gap = Duration.ofSeconds(1);
    List<Future<Turn>> taken;
    long since = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      taken =
          IntStream.range(0, 50)
              .mapToObj(_ -> threads.submit(() -> turns.take(OURS, 1, gap, LONGEST)))
              .toList();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - since);
    assertThat(taken)
        .allSatisfy(turn -> assertThat(turn.resultNow().state()).isEqualTo(State.TAKEN));

    assertThat(turns.take(OURS, 1, gap, LONGEST).in())
        .isGreaterThan(gap.multipliedBy(49).minus(took));
  }
}
