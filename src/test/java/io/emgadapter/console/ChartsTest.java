package io.emgadapter.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.reads.ReadLastHour.Counted;
import io.emgadapter.ledger.reads.ReadLastHour.Hour;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the pictures of the last hour show of counted Tasks. */
class ChartsTest {
  private static Charts of(List<Counted> tasks) {
    return Charts.of(new Hour(false, 11, tasks));
  }

  private static Counted answered(int slot, int step, long tasks) {
    return new Counted("default", slot, false, 201, step, tasks);
  }

  private static Counted refused(Integer code, long tasks) {
    return new Counted("default", 0, true, code, 60, tasks);
  }

  @Test
  void theFullestFiveMinutesFillThePictureAndTheLatestStandAtTheRight() {
    Charts charts = of(List.of(answered(0, 50, 10), answered(11, 50, 5)));

    assertThat(charts.total()).isEqualTo(15);
    assertThat(charts.bars()).hasSize(12);
    assertThat(charts.bars().getLast().height()).isEqualTo(64);
    assertThat(charts.bars().getLast().title()).isEqualTo("0 to 5 min ago: 10 Tasks");
    assertThat(charts.bars().getFirst().height()).isEqualTo(32);
    assertThat(charts.bars().get(5).height()).isZero();
  }

  @Test
  void ofAHundredAnswersTheSlowestTwoAreSeenByP99Alone() {
    Charts charts = of(List.of(answered(0, 46, 98), answered(0, 92, 2)));

    assertThat(charts.lines()).extracting(Charts.Line::name).containsExactly("p50", "p95", "p99");
    assertThat(charts.lines())
        .extracting(Charts.Line::last)
        .containsExactly("105 ms", "105 ms", "10.4 s");
    assertThat(charts.slowest()).isEqualTo("10.4 s");
  }

  @Test
  void refusalsAreCountedByCodeTheMostFrequentFirst() {
    Charts charts = of(List.of(refused(400, 1), refused(500, 4), refused(null, 2)));

    assertThat(charts.refusals())
        .containsExactly(
            new Charts.Refusal("500", 4, 100),
            new Charts.Refusal("no code", 2, 50),
            new Charts.Refusal("400", 1, 25));
  }

  @Test
  void withoutAnAnswerThereIsNoLine() {
    Charts charts = of(List.of(new Counted("default", 0, false, null, null, 3)));

    assertThat(charts.lines()).isEmpty();
    assertThat(charts.refusals()).isEmpty();
    assertThat(charts.cut()).isFalse();
  }

  @Test
  void whatWasNotReachedIsDrawnAsNotCountedAlsoForWhoHasNoTaskInIt() {
    Charts charts = Charts.of(new Hour(true, 2, List.of(answered(2, 1, 5))));
    Charts none = Charts.of(new Hour(true, 2, List.of()));

    assertThat(charts.cut()).isTrue();
    assertThat(charts.bars().get(9).title()).isEqualTo("10 to 15 min ago: at least 5 Tasks");
    assertThat(charts.bars().get(8).title()).isEqualTo("15 to 20 min ago: not counted");
    assertThat(none.bars()).filteredOn(bar -> !bar.counted()).hasSize(9);
  }
}
