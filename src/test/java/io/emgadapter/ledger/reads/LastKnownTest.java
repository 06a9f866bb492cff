package io.emgadapter.ledger.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What was read last says when it is no longer of now, and only then. */
class LastKnownTest {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private long now = Duration.ofDays(1).toNanos();
  private Duration takes = Duration.ZERO;
  private boolean reachable = true;
  private int reads;
  private final LastKnown<Integer> known = new LastKnown<>(this::read, EVERY, () -> now);

  private int read() {
    pass(takes);
    if (!reachable) {
      throw new DataAccessResourceFailureException("gone");
    }
    return ++reads;
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void passSeconds(int seconds) {
    pass(Duration.ofSeconds(seconds));
  }

  private void assertOverdueAfter(int seconds) {
    passSeconds(seconds);
    assertThat(known.trouble()).isNull();
    passSeconds(1);
    assertThat(known.trouble()).isEqualTo("no answer for " + (seconds + 1) + " s");
  }

  @BeforeEach
  void somebodyWatches() {
    known.value();
  }

  @Test
  void beforeTheFirstReadItIsInTrouble() {
    assertThat(known.trouble()).isEqualTo("not read yet");
    assertThat(known.ageSeconds()).isEqualTo(-1);
  }

  @Test
  void aReadThatDoesNotEndIsTroubleTenSecondsAfterItWasDue() {
    known.look();
    assertOverdueAfter(12);
  }

  @Test
  void aSlowReadIsFollowedByALongerPauseAndIsNoTroubleInIt() {
    takes = Duration.ofMillis(700);
    known.look();
    passSeconds(13);
    known.look();
    assertThat(reads).isOne();
    assertThat(known.trouble()).isNull();
    passSeconds(1);
    known.look();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void noPauseIsLongerThanTenTimesWhatWasWanted() {
    takes = Duration.ofSeconds(10);
    known.look();
    passSeconds(20);
    known.look();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void afterAVerySlowReadTheNextThatDoesNotEndIsTroubleWithinHalfAMinute() {
    takes = Duration.ofSeconds(10);
    known.look();
    assertOverdueAfter(30);
  }

  @Test
  void whatNobodyAskedForIsReadSeldomAndIsNoTroubleWhenItIsAskedForAgain() {
    known.look();
    passSeconds(90);
    known.look();
    passSeconds(29);
    known.look();
    assertThat(reads).isEqualTo(2);
    assertThat(known.trouble()).isNull();
    known.look();
    assertThat(reads).isEqualTo(3);
  }

  @Test
  void whatIsAskedForAgainAndNotReadIsTroubleAsFromThen() {
    known.look();
    passSeconds(90);
    assertThat(known.trouble()).isNull();
    passSeconds(12);
    assertThat(known.trouble()).isNull();
    passSeconds(1);
    assertThat(known.trouble()).isEqualTo("no answer for 103 s");
  }

  @Test
  void whileTheLedgerIsOutOfReachItKeepsWhatItReadLast() {
    known.look();
    reachable = false;
    passSeconds(2);
    known.look();
    assertThat(known.value()).isOne();
    assertThat(known.ageSeconds()).isEqualTo(2);
    assertThat(known.trouble()).isEqualTo("out of reach");
  }
}
