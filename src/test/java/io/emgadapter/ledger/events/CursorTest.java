package io.emgadapter.ledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Stories;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.events.Delivery.Attempt;
import io.emgadapter.ledger.events.Delivery.Attempt.End;
import io.emgadapter.ledger.events.TakeCursors.Hold;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One instance at a time moves a reader; what it leaves behind holds up its subject alone. */
class CursorTest {
  private final TestLedger ledger = new TestLedger();
  private final Stories stories = new Stories(ledger);
  private final TestReader one = TestReader.exchange(ledger, "one");
  private final TestReader two = TestReader.exchange(ledger, "two");

  /** Two requests that have ended: four events. */
  @BeforeEach
  void twoRequestsEnd() {
    stories.acknowledged(stories.sent("r"));
    stories.acknowledged(stories.sent("s"));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private long number() {
    return ledger
        .sql()
        .sql("select number from event_cursor where reader = 'events'")
        .query((row, _) -> row.getLong(1))
        .single();
  }

  @Test
  void whileOneHoldsItTheOtherGetsNothingUntilTheLeaseEndsOrIsGivenBack() {
    Hold hold = one.hold();
    assertThat(two.tryToHold()).isNull();
    assertThat(one.hold().fence()).isEqualTo(hold.fence());

    ledger.pass(Duration.ofSeconds(61));
    Hold taken = two.hold();
    assertThat(taken.fence()).isGreaterThan(hold.fence());

    ledger.the(TakeCursors.class).giveBack(taken);
    assertThat(one.hold()).isNotNull();
  }

  @Test
  void anInstanceThatSleptPastItsLeaseMovesNothing() {
    Hold slept = one.hold();
    List<Delivery> next = one.next(slept, 9);
    ledger.pass(Duration.ofSeconds(61));
    two.hold();

    assertThat(one.move(slept, next, _ -> End.AGAIN)).isFalse();

    assertThat(number()).isZero();
    assertThat(ledger.rows("select 1 from event_retry")).isEmpty();
  }

  @Test
  void aHoldFromBeforeSomebodyElseHadItMovesNothing() {
    Hold slept = one.hold();
    ledger.pass(Duration.ofSeconds(61));
    ledger.the(TakeCursors.class).giveBack(two.hold());
    one.hold();

    assertThat(one.move(slept, one.next(slept, 9), _ -> End.DONE)).isFalse();
    assertThat(number()).isZero();
  }

  @Test
  void aMoveThatIsTriedAgainAfterACommitInDoubtIsTheSame() {
    Hold hold = one.hold();
    List<Delivery> next = one.next(hold, 9);
    List<Attempt> left =
        next.stream()
            .filter(copy -> copy.logged().isFinal())
            .map(copy -> new Attempt(copy, End.AGAIN, null, Duration.ofSeconds(30), true))
            .toList();
    for (int i = 0; i < 2; i++) {
      assertThat(ledger.the(MoveCursor.class).move(hold, 4, left, List.of(), null)).isTrue();
    }
    assertThat(ledger.rows("select 1 from event_retry where attempts = 1")).hasSize(2);
    ledger.pass(Duration.ofSeconds(31));

    List<Delivery> due = one.due();
    one.record(one.hold(), due, _ -> End.AGAIN);
    one.record(one.hold(), due, _ -> End.AGAIN);
    assertThat(ledger.rows("select 1 from event_retry where attempts = 2")).hasSize(2);
    assertThat(number()).isEqualTo(4);
  }

  @Test
  void whatFailsHoldsUpWhatFollowsInItsSubjectAndNothingElse() {
    Hold hold = one.hold();
    List<Delivery> next = one.next(hold, 9);
    one.move(hold, next, copy -> copy.logged().number() == 1 ? End.AGAIN : End.DONE);

    assertThat(ledger.rows("select number, attempts from event_retry order by number"))
        .extracting(row -> row.get("number") + " " + row.get("attempts"))
        .containsExactly("1 1", "2 0");
    assertThat(one.due()).isEmpty();
    ledger.pass(Duration.ofSeconds(31));
    assertThat(one.due()).extracting(copy -> copy.logged().number()).containsExactly(1L);

    one.record(one.hold(), one.due(), _ -> End.DONE);
    assertThat(one.due()).extracting(copy -> copy.logged().number()).containsExactly(2L);
  }

  @Test
  void whatIsGivenUpHoldsUpNothing() {
    Hold hold = one.hold();
    one.move(
        hold, one.next(hold, 9), copy -> copy.logged().number() == 1 ? End.GIVEN_UP : End.DONE);

    assertThat(ledger.rows("select 1 from event_retry where state = 'UNDELIVERABLE'")).hasSize(1);
    assertThat(ledger.rows("select 1 from event_retry where state = 'DUE'")).isEmpty();
  }
}
