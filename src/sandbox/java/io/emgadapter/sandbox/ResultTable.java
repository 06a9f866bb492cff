package io.emgadapter.sandbox;

import io.emgadapter.sandbox.Outcome.End;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Outcomes as a table for a person: a line for each order that a Task made or was aimed at. What
 * would be the same as in the line above is left blank.
 */
final class ResultTable {
  private static final List<String> HEAD =
      List.of(
          "Request",
          "Resource",
          "Verb",
          "Operation",
          "Task Id",
          "State",
          "Code",
          "ServicerId",
          "ms");

  private static final int CODE = HEAD.indexOf("Code");
  private static final int MILLIS = HEAD.indexOf("ms");

  private final List<List<String>> rows = new ArrayList<>();

  private ResultTable() {}

  /** The table, with a line end after each line. */
  static String of(List<Outcome> outcomes) {
    var table = new ResultTable();
    table.rows.add(HEAD);
    outcomes.forEach(table::add);
    return table.text();
  }

  private void add(Outcome outcome) {
    int first = rows.size();
    outcome.tasks().forEach(this::add);
    if (outcome.tasks().isEmpty()) {
      rows.add(row(new End("", outcome.verdict(), "", List.of()), ""));
    }
    Sample sample = outcome.sample();
    var named = new ArrayList<>(rows.get(first));
    named.set(0, sample.id());
    named.set(1, sample.resource());
    named.set(2, sample.verb());
    named.set(3, sample.operation());
    named.set(MILLIS, Long.toString(outcome.millis()));
    rows.set(first, named);
  }

  private void add(End task) {
    List<String> orders = task.servicerIds().isEmpty() ? List.of("") : task.servicerIds();
    rows.add(row(task, orders.getFirst()));
    orders.stream().skip(1).forEach(order -> rows.add(row(new End("", "", "", List.of()), order)));
  }

  private static List<String> row(End task, String order) {
    return List.of("", "", "", "", task.id(), task.state(), task.statusCode(), order, "");
  }

  private String text() {
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    rows.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private static String line(List<String> row, int[] widths) {
    String line =
        IntStream.range(0, widths.length)
            .mapToObj(column -> padded(row.get(column), column, widths[column]))
            .collect(Collectors.joining("  "));
    return line.stripTrailing() + "\n";
  }

  private static String padded(String text, int column, int width) {
    String blanks = " ".repeat(width - text.length());
    return column == CODE || column == MILLIS ? blanks + text : text + blanks;
  }
}
