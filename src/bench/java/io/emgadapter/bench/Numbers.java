package io.emgadapter.bench;

import java.util.Locale;

/** Numbers for people: three digits that count. */
final class Numbers {
  private Numbers() {}

  static String of(double value) {
    if (Double.isNaN(value)) {
      return "not measured";
    }
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
