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
  void everyFigureHasALineAndSaysWhyItIsOpen() {
    results.failed("drain, latency", "the broker is gone");
    assertThat(new Figures(results).all())
        .allSatisfy(figure -> assertThat(figure.isReached()).isFalse())
        .allSatisfy(figure -> assertThat(figure.line()).contains("open: "))
        .anySatisfy(figure -> assertThat(figure.line()).contains("the broker is gone"));
  }

  @Test
  void mostAndLeastAreReachedOnTheirOwnSides() {
    assertThat(figure(2, 2, true).isReached()).isTrue();
    assertThat(figure(0.41, 0.4, false).isReached()).isFalse();
    assertThat(figure(0.41, 0.4, false).line()).contains("**not**");
  }

  @Test
  void noLineOfThePageIsLongerThanAScreenTablesApart() {
    String row = "| " + "much ".repeat(100) + "|";
    String page = Report.wrapped("- " + "word ".repeat(100) + "\n" + row + "\n");
    assertThat(page.lines())
        .contains(row)
        .filteredOn(line -> !line.equals(row))
        .hasSizeGreaterThan(4)
        .allSatisfy(line -> assertThat(line.length()).isBetween(1, 120));
  }

  @Test
  void whatIsMissedHasANoteThatSaysWhereTheTimeGoes() {
    assertThat(new Figures(results).all())
        .allSatisfy(figure -> assertThat(Notes.about(figure.key())).isNotBlank());
  }

  private static Figure figure(double value, double goal, boolean atLeast) {
    return new Figure("key", "rate", value, goal, atLeast, "×", "", "");
  }

  private void measured(String name, double... values) {
    for (double value : values) {
      results.add(name, value);
    }
  }
}
