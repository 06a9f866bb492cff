package io.emgadapter.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, by name, a value for each round. */
final class Results {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  private final Map<String, String> failures = new LinkedHashMap<>();

  /** Says that a part did not come to its end, and why. */
  void failed(String part, String reason) {
    failures.put(part, reason);
    System.out.println(part + " failed: " + reason);
  }

  /** Why there is nothing of a part. */
  String whyOpen(String part) {
    return failures.entrySet().stream()
        .filter(failure -> failure.getKey().contains(part))
        .map(failure -> "its part failed (" + failure.getValue().replaceAll("[|\\s]+", " ") + ")")
        .findFirst()
        .orElse("not run, or not all that it is made of");
  }

  /** The parts that failed, and why. */
  Map<String, String> failures() {
    return failures;
  }

  /** Keeps and prints a value. */
  void add(String name, double value) {
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    System.out.printf(Locale.ROOT, "%-44s %,.3f%n", name, value);
  }

  /** The middle one; NaN where there is none. */
  double median(String name) {
    List<Double> sorted = sorted(name);
    int size = sorted.size();
    if (size == 0) {
      return Double.NaN;
    }
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }

  private List<Double> sorted(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(v -> !v.isNaN()).sorted().toList();
  }

  /** The median of what was measured in the same rounds, each divided by the other of its round. */
  double ratio(String name, String by) {
    List<Double> above = values.getOrDefault(name, List.of());
    List<Double> below = values.getOrDefault(by, List.of());
    if (above.size() != below.size()) {
      return median(name) / median(by);
    }
    Results ratios = new Results();
    for (int round = 0; round < above.size(); round++) {
      ratios
          .values
          .computeIfAbsent("", _ -> new ArrayList<>())
          .add(above.get(round) / below.get(round));
    }
    return ratios.median("");
  }

  /** The least and the most; empty where there is one or none. */
  String spread(String name) {
    List<Double> sorted = sorted(name);
    return sorted.size() < 2
        ? ""
        : Numbers.of(sorted.getFirst()) + "–" + Numbers.of(sorted.getLast());
  }

  boolean has(String name) {
    return !sorted(name).isEmpty();
  }

  /** All names that begin so, in the order of measuring. */
  List<String> names(String prefix) {
    return values.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }
}
