package io.emgadapter.ledger.polls;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.polls.ClaimFeed.ClaimedFeed;
import io.emgadapter.work.Lease;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feed is read by one instance at a time, from where it was read to. */
class FeedCursorTest {
  private static final Duration EVERY = Duration.ofMinutes(15);
  private static final Duration DAY = Duration.ofDays(1);

  private final TestLedger ledger = new TestLedger();
  private final Lease one = new Lease("one", Duration.ofMinutes(10));
  private final Lease other = new Lease("other", Duration.ofMinutes(10));

  @AfterEach
  void close() {
    ledger.close();
  }

  private Optional<ClaimedFeed> claim(Lease lease) {
    return ledger.the(ClaimFeed.class).claim(lease, "default", "search", DAY);
  }

  private RecordFeed record() {
    return ledger.the(RecordFeed.class);
  }

  @Test
  void itBeginsSoFarBackAndGoesOnFromWhereItWasRead() {
    ClaimedFeed first = claim(one).orElseThrow();
    assertThat(Duration.between(first.readTo(), first.now()))
        .isBetween(DAY, DAY.plus(Duration.ofMinutes(1)));
    assertThat(claim(other)).isEmpty();

    record().read(first, EVERY);
    assertThat(claim(other)).isEmpty();
    ledger.pass(EVERY);

    ClaimedFeed second = claim(other).orElseThrow();
    assertThat(second.readTo()).isEqualTo(first.now());
    assertThat(second.beganAt()).isEqualTo(first.beganAt());
  }

  @Test
  void whoseLeaseHasEndedMovesNothing() {
    ClaimedFeed first = claim(one).orElseThrow();
    ledger.pass(Duration.ofMinutes(11));
    ClaimedFeed second = claim(other).orElseThrow();

    record().read(first, EVERY);
    record().putOff(first, EVERY, Duration.ZERO);
    assertThat(claim(one)).isEmpty();
    assertThat(ledger.losses()).isEqualTo(Map.of("feeds", 2));

    record().putOff(second, EVERY, Duration.ZERO);
    ledger.pass(EVERY);
    assertThat(claim(one).orElseThrow().readTo()).isEqualTo(first.readTo());
  }

  @Test
  void whoReadsOnKeepsTheLease() {
    ClaimedFeed first = claim(one).orElseThrow();
    for (int page = 0; page < 3; page++) {
      ledger.pass(Duration.ofMinutes(9));
      assertThat(record().renew(first)).isTrue();
    }
    assertThat(claim(other)).isEmpty();
    ledger.pass(Duration.ofMinutes(11));
    assertThat(claim(other)).isPresent();

    assertThat(record().renew(first)).isFalse();
    assertThat(ledger.losses()).isEqualTo(Map.of("feeds", 1));
  }

  @Test
  void whatIsReadToItsEndIsNotKept() {
    ClaimedFeed first = claim(one).orElseThrow();
    record().read(first, EVERY);

    assertThat(record().renew(first)).isFalse();
    ledger.pass(EVERY);
    assertThat(claim(other)).isPresent();
  }

  @Test
  void eachFailureInARowDoublesTheWaitUpToSixHours() {
    Duration waited = Duration.ZERO;
    for (int minutes : new int[] {15, 30, 60, 120, 240, 360, 360}) {
      ledger.pass(waited);
      waited = record().putOff(claim(one).orElseThrow(), EVERY, Duration.ofSeconds(5));
      assertThat(waited).isEqualTo(Duration.ofMinutes(minutes));
    }
    ledger.pass(waited);
    record().read(claim(one).orElseThrow(), EVERY);
    ledger.pass(EVERY);
    assertThat(record().putOff(claim(one).orElseThrow(), EVERY, Duration.ofHours(9)))
        .isEqualTo(Duration.ofHours(9));
  }
}
