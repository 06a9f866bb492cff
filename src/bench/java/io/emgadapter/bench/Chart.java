package io.emgadapter.bench;

import java.util.List;
import java.util.Locale;

/** A bar for each figure: how near it is to its goal, which is a line for all of them. */
final class Chart {
  private static final int WIDTH = 1_000;
  private static final int LEFT = 430;
  private static final int ROW = 24;
  private static final double GOAL = 200; // from LEFT, in pixels
  private static final double MOST = 2;

  private static final String BAR =
      """
      <text x="%d" y="%d" text-anchor="end">%s</text>
      <rect x="%d" y="%d" width="%.0f" height="14" fill="%s"/>
      <text x="%.0f" y="%d">%s (goal %s %s)</text>
      """;

  private Chart() {}

  static String of(List<Figure> figures) {
    List<Figure> measured = figures.stream().filter(Figure::isMeasured).toList();
    int height = ROW * (measured.size() + 2);
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        """
            .formatted(WIDTH, height));
    for (int at = 0; at < measured.size(); at++) {
      svg.append(bar(measured.get(at), ROW * (at + 1)));
    }
    svg.append(
        """
        <line x1="%1$.0f" x2="%1$.0f" y1="8" y2="%2$d" stroke="black" stroke-dasharray="4"/>
        <text x="%1$.0f" y="%3$d" text-anchor="middle">goal</text>
        </svg>
        """
            .formatted(LEFT + GOAL, height - ROW, height - 8));
    return svg.toString();
  }

  private static String bar(Figure figure, int y) {
    double length = GOAL * Math.min(MOST, figure.nearness());
    String colour = figure.isReached() ? "#4a9d5b" : "#c8693f";
    return String.format(
        Locale.ROOT,
        BAR,
        LEFT - 8,
        y,
        figure.text().replace("*", ""),
        LEFT,
        y - 11,
        length,
        colour,
        LEFT + GOAL * MOST + 12,
        y,
        Figure.with(figure.value(), figure.unit()),
        figure.atLeast() ? "≥" : "≤",
        Figure.with(figure.goal(), figure.unit()));
  }
}
