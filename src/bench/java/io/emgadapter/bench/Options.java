package io.emgadapter.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What is run, by system properties.
 *
 * @param only {@code bench.only}: the parts, with commas between; else all
 * @param orders {@code bench.orders}: how many orders a drain has
 * @param rounds {@code bench.rounds}: how often what is compared is repeated, each time in turn
 * @param seconds {@code bench.seconds}: how long each rate is held
 * @param finished {@code bench.finished}: how many finished orders the grown ledger has
 * @param backlog {@code bench.backlog}: how long the backlog is that 384 MiB must bear
 * @param jar {@code bench.jar}: the packaged adapter; empty runs the classes of this process
 * @param jvm {@code bench.jvm}: more options for the adapter's JVM
 * @param heap {@code bench.heap}: of adapter and ordinary application, as in {@code -Xmx}
 * @param report {@code bench.report}: where the page goes, and the chart beside it
 * @param aot {@code bench.aot}: false starts the packaged adapter without the AOT cache that
 *     docs/running.md recommends, which else is trained before all
 * @param ordinary {@code bench.ordinary}: false leaves out what the adapter is compared with
 */
public record Options(
    List<String> only,
    int orders,
    int rounds,
    int seconds,
    int finished,
    int backlog,
    String jar,
    List<String> jvm,
    String heap,
    Path report,
    boolean aot,
    boolean ordinary) {

  /** Every part, in the order of running. */
  static final List<String> PARTS =
      List.of(
          "limits", "each", "drain", "latency", "sight", "notices", "rest", "relay", "two",
          "growth", "backlog");

  static Options fromProperties() {
    return new Options(
        words("bench.only", ",", PARTS),
        Integer.getInteger("bench.orders", 6_000),
        Integer.getInteger("bench.rounds", 3),
        Integer.getInteger("bench.seconds", 10),
        Integer.getInteger("bench.finished", 5_000_000),
        Integer.getInteger("bench.backlog", 100_000),
        System.getProperty("bench.jar", ""),
        words("bench.jvm", " ", List.of()),
        System.getProperty("bench.heap", "512m"),
        Path.of(System.getProperty("bench.report", "target/performance.md")),
        Boolean.parseBoolean(System.getProperty("bench.aot", "true")),
        Boolean.parseBoolean(System.getProperty("bench.ordinary", "true")));
  }

  private static List<String> words(String name, String between, List<String> otherwise) {
    String text = System.getProperty(name, "").strip();
    return text.isEmpty() ? otherwise : Arrays.asList(text.split(between, -1));
  }

  boolean has(String part) {
    return only.contains(part);
  }

  /** The same for drains alone, of so many orders. */
  Options drainsOf(int count) {
    return new Options(
        List.of("drain"),
        count,
        rounds,
        seconds,
        finished,
        backlog,
        jar,
        jvm,
        heap,
        report,
        aot,
        ordinary);
  }

  /** Whether an AOT cache is trained before all: of the packaged adapter. */
  boolean trains() {
    return aot && !jar.isEmpty();
  }

  /** So many orders of a drain count as the first minute after a start. */
  int first() {
    return Math.min(4_000, orders / 2);
  }
}
