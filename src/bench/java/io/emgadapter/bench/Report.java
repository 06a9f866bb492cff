package io.emgadapter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** The page: the figures to reach first, then all that was measured. */
final class Report {
  private static final int LONGEST = 118;
  private static final String PAGE =
      """
      # Performance

      Measured on %1$s, %2$s. The adapter is the packaged jar in a process of its own; *ordinary* is a good
      ordinary application for the same orders (`io.emgadapter.bench.ordinary`), which promises none of what the adapter promises. Both
      had the same peers, which cost %3$s ms CPU an order, on the same cores. %4$d orders a drain, each rate
      held for %5$d s, rounds: %6$d, in turn; medians, of ratios too. %13$s
      `./mvnw verify -Pbench` writes this page.

      ![How near each figure is](%7$s)

      | figure | goal | measured | | adapter : other |
      | --- | --- | --- | --- | --- |
      %8$s

      %12$s

      ## All that was measured

      Rates in orders (or what the line names) a second; `cpu` in ms an order, of application and database together where it
      says no more; `wal` and `allocated` in kB an order (`wal.images`: of it images of
      whole pages, of each page's first change after a checkpoint; at 20/s without what vacuum wrote, `wal.vacuum`, for orders before); `p50`, `p99`, `max` in ms from the moment that was set for the request
      to its final event; `others` is what everybody else on the machine took meanwhile, in cores. What `drain.first` names are the
      first %9$d orders after a start, the first one's event to the last's; `drain.later` are those that follow.

      | | adapter | spread | ordinary | spread |
      | --- | --- | --- | --- | --- |
      %10$s

      | | | spread |
      | --- | --- | --- |
      %11$s
      """;

  private final Options options;
  private final Results results;
  private final Machine machine;

  Report(Options options, Results results, Machine machine) {
    this.options = options;
    this.results = results;
    this.machine = machine;
  }

  /** Writes page and chart, and prints the figures. */
  void write() {
    List<Figure> figures = new Figures(results).all();
    String table = figures.stream().map(Figure::line).collect(Collectors.joining("\n"));
    Path page = options.report().toAbsolutePath();
    Path chart =
        page.resolveSibling(page.getFileName().toString().replaceAll("\\.md$", "") + ".svg");
    try {
      Files.createDirectories(page.getParent());
      Files.writeString(page, wrapped(page(figures, table, chart.getFileName().toString())));
      Files.writeString(chart, Chart.of(figures));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(table);
    System.out.println(page);
  }

  private String page(List<Figure> figures, String table, String chart) {
    return PAGE.formatted(
        machine.text(),
        LocalDate.now(ZoneOffset.UTC),
        Numbers.of(results.median("drain.later.cpu.peers.adapter")),
        options.orders(),
        options.seconds(),
        options.rounds(),
        chart,
        table,
        options.first(),
        compared(),
        alone(),
        notes(figures) + "\n\n" + apart(),
        options.trains()
            ? "The adapter starts with an AOT cache (docs/running.md), *ordinary* without."
            : "The adapter starts without an AOT cache.");
  }

  /** The same with no line longer than a screen, tables apart. */
  static String wrapped(String page) {
    return page.lines()
        .map(line -> line.startsWith("|") ? line : wrappedLine(line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String wrappedLine(String line) {
    String indent = line.startsWith("- ") ? "  " : "";
    StringBuilder text = new StringBuilder();
    String rest = line;
    while (rest.length() > LONGEST) {
      int end = rest.lastIndexOf(' ', LONGEST);
      text.append(rest, 0, end).append('\n');
      rest = indent + rest.substring(end + 1);
    }
    return text.append(rest).toString();
  }

  /** What was measured apart from this run, by {@code FindAtSizeCheck}. */
  private static String apart() {
    return "## Finding by an id\n\n" + Notes.about("find");
  }

  /** What is known of each figure that was missed. */
  private static String notes(List<Figure> figures) {
    String missed =
        figures.stream()
            .filter(figure -> figure.isMeasured() && !figure.isReached())
            .map(figure -> "- **" + figure.text() + ".** " + Notes.about(figure.key()))
            .collect(Collectors.joining("\n"));
    return missed.isEmpty()
        ? Notes.about("all")
        : "## Where the time goes for what is missed, and what it would take\n\n"
            + missed
            + "\n\n"
            + Notes.about("all");
  }

  private String compared() {
    return results.names("").stream()
        .filter(name -> name.endsWith(".adapter"))
        .map(name -> name.substring(0, name.length() - ".adapter".length()))
        .map(name ->
            "| %s | %s | %s | %s | %s |"
                .formatted(
                    name,
                    Numbers.of(results.median(name + ".adapter")),
                    results.spread(name + ".adapter"),
                    Numbers.of(results.median(name + ".ordinary")),
                    results.spread(name + ".ordinary")))
        .collect(Collectors.joining("\n"));
  }

  private String alone() {
    return results.names("").stream()
        .filter(name -> !name.endsWith(".adapter") && !name.endsWith(".ordinary"))
        .map(name ->
            "| %s | %s | %s |"
                .formatted(name, Numbers.of(results.median(name)), results.spread(name)))
        .collect(Collectors.joining("\n"));
  }
}
