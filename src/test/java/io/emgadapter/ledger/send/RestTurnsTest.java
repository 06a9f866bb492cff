package io.emgadapter.ledger.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.gateway.rest.call.CallTurns;
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
  private static final Duration GAP = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final byte[] OURS = {1, 2};

  /** More than a statement takes, and less than a gap. */
  private static final Duration ABOUT = Duration.ofSeconds(20);

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
    assertThat(turn.isTaken()).isTrue();
    assertThat(turn.in()).isBetween(in.minus(ABOUT).isNegative() ? Duration.ZERO : in.minus(ABOUT), in);
  }

  @Test
  void turnsFollowEachOtherWhoeverTakesThem() {
    assertTaken(take(1), Duration.ZERO);
    assertTaken(take(5), GAP);
    assertTaken(take(1), GAP.multipliedBy(6));
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
    take(10);

    assertTaken(turns.take(new byte[] {3}, 1, GAP, LONGEST), Duration.ZERO);
  }

  @Test
  void whatWouldComeTooLateIsNotTaken() {
    turns.holdBack(OURS, Duration.ofMinutes(40));
    Turn late = take(3);
    assertThat(late.isTaken()).isFalse();
    assertThat(late.in()).isBetween(Duration.ofMinutes(39), Duration.ofMinutes(40));
    ledger.pass(Duration.ofMinutes(20));

    assertTaken(take(1), Duration.ofMinutes(20));
  }

  @Test
  void aPauseNeverEndsAnEarlierOneSooner() {
    turns.holdBack(OURS, Duration.ofMinutes(20));
    turns.holdBack(OURS, Duration.ofMinutes(2));

    assertTaken(take(1), Duration.ofMinutes(20));
  }

  @Test
  void noPauseIsLongerThanAnHour() {
    turns.holdBack(OURS, Duration.ofDays(1));

    assertThat(take(1).in()).isLessThanOrEqualTo(CallTurns.LONGEST_PAUSE);
  }

  /** A database that takes over from another may have an earlier clock. */
  @Test
  void aClockThatWasSetBackHoldsNobodyBack() {
    ledger.pass(Duration.ofHours(5));
    take(1);
    ledger.pass(Duration.ofHours(-5));

    assertTaken(take(1), Duration.ZERO);
    assertTaken(take(1), GAP);
  }

  @Test
  void noTurnIsTakenTwiceAtTheSameTime() throws Exception {
    Duration longest = Duration.ofHours(9);
    List<Future<Turn>> taken;
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      taken =
          IntStream.range(0, 50)
              .mapToObj(i -> threads.submit(() -> turns.take(OURS, 1, GAP, longest)))
              .toList();
    }
    List<Long> minutes =
        taken.stream()
            .map(turn -> Math.round(turn.resultNow().in().toSeconds() / 60.0))
            .sorted()
            .toList();
    assertThat(minutes).isEqualTo(IntStream.range(0, 50).mapToObj(Long::valueOf).toList());
  }
}
