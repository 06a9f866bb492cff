package io.emgadapter.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private static final int KIB = 1024;

  private final ByteBudget room = new ByteBudget(10 * KIB);

  @Test
  void whatIsTakenIsGivenBackWhole() {
    for (int i = 0; i < 100; i++) {
      assertThat(room.tryTake(9 * KIB)).isTrue();
      assertThat(room.tryTake(0)).isFalse();
      room.give(9 * KIB);
    }
  }

  @Test
  void evenAnEmptyOneTakesRoom() {
    for (int i = 0; i < 10; i++) {
      assertThat(room.tryTake(0)).isTrue();
    }
    assertThat(room.tryTake(0)).isFalse();
  }

  @Test
  void whatIsLargerThanAllTheRoomGoesAlone() {
    assertThat(room.tryTake(Integer.MAX_VALUE)).isTrue();
    assertThat(room.tryTake(0)).isFalse();

    room.give(Integer.MAX_VALUE);

    assertThat(room.tryTake(9 * KIB)).isTrue();
  }

  @Test
  void whoTakesWaitsUntilThereIsRoom() throws InterruptedException {
    room.take(9 * KIB);
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                room.take(0);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Awaitility.await().until(() -> waiting.getState() == Thread.State.WAITING);

    room.give(9 * KIB);
    waiting.join();

    assertThat(room.tryTake(9 * KIB)).isFalse();
    assertThat(room.tryTake(8 * KIB)).isTrue();
  }
}
