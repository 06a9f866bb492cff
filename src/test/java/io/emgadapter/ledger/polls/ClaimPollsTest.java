package io.emgadapter.ledger.polls;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.Driver;
import io.emgadapter.ledger.Noticed;
import io.emgadapter.ledger.Polls;
import io.emgadapter.ledger.Requests;
import io.emgadapter.ledger.TestLedger;
import io.emgadapter.ledger.polls.ClaimPolls.ClaimedPoll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an order is asked for, by whom, and how often. */
class ClaimPollsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestLedger ledger = new TestLedger();
  private final Noticed noticed = new Noticed(ledger);
  private final Polls one = new Polls(ledger, "one");
  private final Polls two = new Polls(ledger, "two");

  @AfterEach
  void close() {
    ledger.close();
  }

  private void adopt(String... servicerIds) {
    for (String id : servicerIds) {
      noticed.take(Noticed.order("m" + id, id, "Open", 1));
    }
  }

  @Test
  void anOrderIsAskedForByOneInstanceAtATimeAndNotAtOnce() {
    adopt("1-7");
    assertThat(one.claim()).isEmpty();

    ledger.pass(MINUTE.multipliedBy(10));

    assertThat(one.claim()).extracting(ClaimedPoll::servicerId).containsExactly("1-7");
    assertThat(two.claim()).isEmpty();
  }

  @Test
  void ourOwnOrdersAreFollowedLikeThoseOfOthers() {
    Driver driver = new Driver(ledger);
    driver.accept(Requests.create("c", "INC1"));
    driver.answer(Requests.created(driver.send().getFirst().id(), "1-8"));
    adopt("1-7");
    ledger.pass(MINUTE.multipliedBy(10));

    assertThat(one.claim())
        .extracting(poll -> poll.servicerId() + " " + poll.requestorId() + " " + poll.isOurs())
        .containsExactlyInAnyOrder("1-7 null false", "1-8 INC1 true");
  }

  @Test
  void whatACrashLeftIsAskedForAgainAndTheDeadOneChangesNothing() {
    adopt("1-7");
    ledger.pass(MINUTE.multipliedBy(10));
    ClaimedPoll dead = one.claim().getFirst();
    ledger.pass(MINUTE.multipliedBy(5));
    ClaimedPoll taken = two.claim().getFirst();

    assertThat(one.record(dead, Polls.status("CLOSED", 9))).isZero();
    one.putOff(dead, Duration.ofDays(1), 0);
    assertThat(ledger.losses()).isEqualTo(Map.of("polls", 2));

    assertThat(noticed.state("1-7")).isEqualTo("Open");
    assertThat(two.record(taken, Polls.status("CLOSED", 9))).isEqualTo(1);
  }

  @Test
  void whileNothingChangesEachPauseIsTwiceAsLongUpToALimit() {
    adopt("1-7");
    ledger.pass(MINUTE.multipliedBy(10));
    List<Integer> minutes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      one.poll(Polls.status("RECEIVED", 1));
      int seconds = pause();
      minutes.add(seconds / 60);
      ledger.pass(Duration.ofSeconds(seconds));
    }
    assertThat(minutes).containsExactly(10, 20, 40, 80, 120);
  }

  private int pause() {
    return ledger
        .sql()
        .sql("select ceil(extract(epoch from poll_due_at - ledger_now()))::int from equinix_order")
        .query(Integer.class)
        .single();
  }

  @Test
  void aChangeIsFollowedCloselyAgain() {
    adopt("1-7");
    ledger.pass(Duration.ofHours(5));
    one.poll(Polls.status("IN_PROGRESS", 9));
    assertThat(one.claim()).isEmpty();

    ledger.pass(MINUTE.multipliedBy(10));

    assertThat(one.claim()).hasSize(1);
  }

  @Test
  void whatHasEndedIsNotAskedForUntilItOpensAgain() {
    adopt("1-7", "1-8");
    noticed.take(Noticed.order("a", "1-7", "Cancelled", 2));
    ledger.pass(Duration.ofHours(3));
    one.poll(Polls.status("CLOSED", 3));
    ledger.pass(Duration.ofHours(3));
    assertThat(one.claim()).isEmpty();

    noticed.take(Noticed.order("b", "1-7", "InProgress", 4));

    assertThat(one.claim()).extracting(ClaimedPoll::servicerId).containsExactly("1-7");
  }

  @Test
  void whatDoesNotChangeForTooLongIsGivenUpUntilThereIsNewsOfIt() {
    adopt("1-7");
    ledger.pass(Duration.ofDays(30));
    assertThat(one.claim()).isEmpty();
    assertThat(one.giveUp()).isEqualTo(1);
    assertThat(ledger.rows("select poll_due_at from equinix_order").getFirst())
        .containsEntry("poll_due_at", null);

    noticed.take(Noticed.order("a", "1-7", "InProgress", 2));

    assertThat(one.claim()).hasSize(1);
  }

  @Test
  void allInstancesPayFromOneBudgetThatFillsWithTime() {
    PollPolicy gentle =
        new PollPolicy(MINUTE, MINUTE, 240, Duration.ofDays(30), 2); // a burst of 10 calls
    adopt(IntStream.range(0, 20).mapToObj(i -> "1-" + i).toArray(String[]::new));
    ledger.pass(MINUTE);

    assertThat(one.claim(gentle, 3)).hasSize(3);
    assertThat(two.claim(gentle, 100)).hasSize(2);
    assertThat(one.claim(gentle, 100)).isEmpty();
    ledger.pass(Duration.ofMinutes(13)); // 230 a day: two calls in 12.5 minutes
    assertThat(two.claim(gentle, 100)).hasSize(1);
  }

  @Test
  void inADayNoMoreCallsAreMadeThanASubscriptionMayMake() {
    PollPolicy gentle = new PollPolicy(MINUTE, MINUTE, 100, Duration.ofDays(30), 2);
    adopt(IntStream.range(0, 80).mapToObj(i -> "1-" + i).toArray(String[]::new));
    int orders = 0;
    for (int quarter = 0; quarter < 96; quarter++) {
      ledger.pass(MINUTE.multipliedBy(15));
      orders += one.claim(gentle, 4).size() + two.claim(gentle, 4).size();
    }
    assertThat(2 * orders).isBetween(90, 100);
  }

  @Test
  void whatWasNotAskedCostsNothing() {
    PollPolicy gentle = new PollPolicy(MINUTE, MINUTE, 48, Duration.ofDays(30), 2);
    adopt("1-7");
    ledger.pass(MINUTE);
    for (int i = 0; i < 5; i++) {
      ClaimedPoll poll = one.claim(gentle, 1).getFirst();
      one.putOff(poll, Duration.ZERO, 0);
    }
    one.putOff(one.claim(gentle, 1).getFirst(), Duration.ZERO, 1);
    assertThat(one.claim(gentle, 1)).isEmpty();
  }
}
