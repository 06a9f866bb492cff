package io.emgadapter.faults;

import io.emgadapter.faults.Checker.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What one run showed.
 *
 * @param name of the run, with its seed
 * @param faults how many faults were injected
 * @param missed the places that no instance came to in time
 * @param broken what does not add up in the ledger, before or after the drain
 * @param stall the longest time in which no request ended, while some were offered
 * @param drain from the last offer to the last end
 */
record Result(
    String name,
    int faults,
    List<String> missed,
    int requests,
    int envelopes,
    long acks,
    Map<Fate, Set<String>> fates,
    List<String> broken,
    Map<String, Long> outcomes,
    Duration stall,
    Duration drain,
    Duration took) {

  private static final String LINE = "%-28s %7s %9s %9s %7s %5s %5s %6s %6s %7s %7s %7s %6s%n";

  static String header() {
    return LINE.formatted(
        "run",
        "faults",
        "requests",
        "envelopes",
        "Acks",
        "lost",
        "dup.",
        "twice",
        "double",
        "unexp.",
        "stall",
        "drain",
        "took");
  }

  /** Whether nothing was lost, doubled or unheard of, and the ledger adds up. */
  boolean isGood() {
    return count(Fate.LOST)
            + count(Fate.DUPLICATED)
            + count(Fate.SENT_TWICE)
            + count(Fate.DOUBLE_ORDERED)
            + count(Fate.UNEXPECTED)
            + broken.size()
        == 0;
  }

  String line() {
    return LINE.formatted(
        name,
        faults,
        requests,
        envelopes,
        acks,
        count(Fate.LOST),
        count(Fate.DUPLICATED),
        count(Fate.SENT_TWICE),
        count(Fate.DOUBLE_ORDERED),
        count(Fate.UNEXPECTED),
        seconds(stall),
        seconds(drain),
        seconds(took));
  }

  /** What the table has no room for. */
  String details() {
    StringBuilder text = new StringBuilder("  ends: " + outcomes);
    if (!missed.isEmpty()) {
      text.append("; not reached: ").append(missed);
    }
    broken.forEach(each -> text.append("\n  does not add up: ").append(each));
    fates.forEach((fate, ids) -> {
      if (fate != Fate.OK && !ids.isEmpty()) {
        text.append("\n  ").append(fate).append(": ").append(ids);
      }
    });
    return text + "\n";
  }

  int count(Fate fate) {
    return fates.getOrDefault(fate, Set.of()).size();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
