package io.emgadapter.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.dispatch.TasksInHand.Limits;
import io.emgadapter.ledger.Ids;
import io.emgadapter.ledger.send.Claim.ClaimLimits;
import io.emgadapter.ledger.send.Claim.ClaimLimits.Kind;
import io.emgadapter.ledger.send.ClaimedTask;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TasksInHandTest {
  private static final Kind ONE = new Kind("one", Resource.SMART_HANDS);
  private static final Kind TWO = new Kind("two", Resource.SMART_HANDS);
  private static final int LARGE = 1 << 20;

  private final TasksInHand hand = new TasksInHand(new Limits(4, 100, 2L * LARGE));

  private long taken(Kind kind, int size) {
    return IntStream.range(0, 10).filter(_ -> hand.tryTake(Ids.next(), kind, size)).count();
  }

  @Test
  void aSubscriptionThatIsFullTakesNoPlaceOfAnother() {
    assertThat(taken(ONE, 1)).isLessThan(10);
    assertThat(hand.tryTake(Ids.next(), TWO, 1)).isTrue();
  }

  @Test
  void whatHasJustComeLeavesPlacesToWhatWaits() {
    assertThat(taken(ONE, 1)).isEqualTo(3);
    assertThat(hand.claimable(Set.of(), 10))
        .matches(limits -> limits.each() == 4 && limits.most() > 1);
  }

  @Test
  void ofLargeOnesFewerAreInHand() {
    assertThat(taken(ONE, LARGE)).isEqualTo(2);
    assertThat(hand.claimable(Set.of(), 10).most()).isZero();
  }

  @Test
  void whoeverGivesBackAPlaceThatWasMissedSaysSo() {
    UUID task = Ids.next();
    hand.tryTake(task, ONE, LARGE);
    assertThat(hand.give(List.of(task))).isFalse();

    hand.tryTake(task, ONE, 2 * LARGE);
    hand.claimable(Set.of(), 10);
    assertThat(hand.give(List.of(task))).isTrue();
    assertThat(hand.size()).isZero();
  }

  @Test
  void aFullKindIsMissedThoughAnotherGaveBackFirst() {
    List<ClaimedTask> full = claimed(ONE, 4);
    hand.take(full, hand.claimable(Set.of(), 10));
    UUID other = Ids.next();
    hand.tryTake(other, TWO, 1);
    hand.give(List.of(other));

    hand.claimable(Set.of(), 10); // finds no place for one
    assertThat(hand.give(List.of(full.getFirst().id()))).isTrue();
  }

  @Test
  void aPlaceThatIsGivenBackWhileAClaimIsUnderWayIsClaimedForAtOnce() {
    List<ClaimedTask> before = claimed(ONE, 3);
    hand.take(before, hand.claimable(Set.of(), 10));
    ClaimLimits limits = hand.claimable(Set.of(), 10); // one more of the kind
    hand.give(List.of(before.getFirst().id()));

    assertThat(hand.take(claimed(ONE, 1), limits)).isTrue();
    assertThat(hand.take(claimed(ONE, 1), hand.claimable(Set.of(), 10))).isFalse();
  }

  private static List<ClaimedTask> claimed(Kind kind, int count) {
    return Stream.generate(() ->
            new ClaimedTask(
                Ids.next(),
                1,
                kind.subscription(),
                Verb.CREATE,
                kind.resource(),
                Route.REST,
                null,
                Duration.ZERO,
                new byte[] {'{', '}'},
                null,
                null,
                null,
                false,
                null))
        .limit(count)
        .toList();
  }

  @Test
  void oneThatCameBackBeforeItWasGivenBackTakesNoPlaceForEver() {
    UUID task = Ids.next();
    hand.tryTake(task, ONE, LARGE);
    hand.tryTake(task, ONE, LARGE); // recorded as unsent, and claimed again at once
    hand.give(List.of(task));
    hand.give(List.of(task));

    assertThat(hand.claimable(Set.of(), 10)).matches(limits -> limits.inHand().isEmpty());
    assertThat(taken(TWO, LARGE)).isEqualTo(2);
  }
}
