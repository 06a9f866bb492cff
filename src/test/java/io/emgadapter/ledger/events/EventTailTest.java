package io.emgadapter.ledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.event.CloudEvents.RecordedEvent;
import io.emgadapter.event.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Memory never says that there is nothing where there may be something. */
class EventTailTest {
  private final EventTail tail = new EventTail();

  private static LoggedEvent event(long number, int bytes) {
    RecordedEvent event =
        new RecordedEvent(
            UUID.randomUUID(),
            EventType.ORDER_UPDATED,
            "s",
            null,
            number,
            Instant.EPOCH,
            new byte[bytes],
            null);
    return new LoggedEvent(event, "order.updated", false, null, List.of());
  }

  private void committed(long... numbers) {
    tail.committed(LongStream.of(numbers).mapToObj(number -> event(number, 10)).toList());
  }

  private List<Long> after(long number) {
    return tail.after(number, 100).orElseThrow().stream().map(LoggedEvent::number).toList();
  }

  @Test
  void whatFollowsIsThereAtOnce() {
    tail.begin(4);
    committed(5, 6);
    committed(7);

    assertThat(after(4)).containsExactly(5L, 6L, 7L);
    assertThat(after(6)).containsExactly(7L);
    assertThat(after(7)).isEmpty();
    assertThat(tail.isBehind()).isFalse();
  }

  @Test
  void aCounterThatFailsHoldsUpNoReader() {
    tail.begin(4);
    tail.whenCommitted(_ -> {
      throw new IllegalStateException("a meter");
    });

    committed(5);

    assertThat(after(4)).containsExactly(5L);
  }

  @Test
  void whatDoesNotFollowWaitsUntilTheLedgerWasAskedWhatIsBetween() {
    tail.begin(4);
    committed(7);
    assertThat(after(4)).isEmpty();
    assertThat(tail.isBehind()).isTrue();

    tail.read(4, List.of(event(6, 10), event(7, 10)));

    assertThat(after(4)).containsExactly(6L, 7L);
    assertThat(tail.isBehind()).isFalse();
  }

  @Test
  void twoThatCommitAtOnceMayTellOfItInEitherOrder() {
    tail.begin(4);
    committed(6);
    committed(5);

    assertThat(after(4)).containsExactly(5L, 6L);
    assertThat(tail.isBehind()).isFalse();
  }

  @Test
  void beforeTheFirstLookAndBeforeItsBeginningOnlyTheLedgerKnows() {
    committed(5);
    assertThat(tail.after(4, 9)).isEmpty();
    tail.begin(4);

    assertThat(tail.after(3, 9)).isEmpty();
    assertThat(after(4)).containsExactly(5L);
  }

  @Test
  void beyondItsEndOnlyTheLedgerKnows() {
    tail.begin(4);

    assertThat(tail.after(5, 9)).isEmpty();
  }

  @Test
  void itHoldsSoMuchAndWhoIsFurtherBehindAsksTheLedger() {
    tail.begin(0);
    for (long number = 1; number <= 100; number++) {
      tail.committed(List.of(event(number, 1 << 20)));
    }

    assertThat(tail.after(0, 9)).isEmpty();
    assertThat(after(95)).containsExactly(96L, 97L, 98L, 99L, 100L);
  }

  @Test
  void whatOverflowsIsReadFromTheLedgerLater() {
    tail.begin(0);
    for (long number = 2; number <= 6_000; number++) {
      committed(number);
    }
    tail.read(0, LongStream.rangeClosed(1, 500).mapToObj(n -> event(n, 10)).toList());

    assertThat(tail.high()).isEqualTo(5_001);
  }

  @Test
  void whatCameEarlyIsBoundedByBytesToo() {
    tail.begin(4);
    LongStream.range(6, 106).forEach(number -> tail.committed(List.of(event(number, 1 << 20))));

    tail.read(4, List.of(event(5, 10)));

    assertThat(tail.high()).isBetween(6L, 20L);
  }
}
