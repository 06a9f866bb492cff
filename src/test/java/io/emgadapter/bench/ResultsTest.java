package io.emgadapter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsTest {
  private final Results results = new Results();

  @Test
  void aRatioIsTheMedianOfTheRoundsOwnRatios() {
    measured("a", 10, 200, 30);
    measured("b", 5, 200, 10);
    assertThat(results.ratio("a", "b")).isEqualTo(2);
    assertThat(results.median("a")).isEqualTo(30);
    assertThat(results.spread("a")).isEqualTo("10.0–200");
  }

  @Test
  void whatWasNotMeasuredReachesNoGoal() {
    measured("a", 10);
    Figure figure = Figure.least("rate", results.ratio("a", "b"), 2, "×", "");
    assertThat(figure.isReached()).isFalse();
    assertThat(figure.line()).contains("not measured");
  }

  @Test
  void mostAndLeastAreReachedOnTheirOwnSides() {
    assertThat(Figure.least("rate", 2, 2, "×", "").isReached()).isTrue();
    assertThat(Figure.most("cpu", 0.41, 0.4, "×", "").isReached()).isFalse();
  }

  private void measured(String name, double... values) {
    for (double value : values) {
      results.add(name, value);
    }
  }
}
