package io.emgadapter.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally("run", 2);

  @Test
  void theSameEventAgainIsACopyAndNoError() {
    tally.ended(0, "event-a", true);
    tally.ended(0, "event-a", true);
    tally.ended(1, "event-b", true);
    assertThatCode(tally::check).doesNotThrowAnyException();
  }

  @Test
  void anotherFinalEventOfTheSameOrderFailsTheRun() {
    tally.ended(0, "event-a", true);
    tally.ended(1, "event-b", true);
    tally.ended(1, "event-c", true);
    assertThatThrownBy(tally::check).hasMessageContaining("1 of them wrongly");
  }

  @Test
  void anOrderThatNeverEndsFailsTheRun() {
    tally.ended(0, "event-a", true);
    assertThatThrownBy(tally::check).hasMessageContaining("1 ended");
  }

  @Test
  void anEndThatIsNotAcknowledgedFailsTheRun() {
    tally.ended(0, "event-a", true);
    tally.ended(1, "event-b", false);
    assertThatThrownBy(tally::check).hasMessageContaining("1 of them wrongly");
  }
}
