package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sandbox.Outcome.End;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  private static final String ID = "01a202be-e861-70d4-8506-db66cb0cfed5";

  private static final Sample CREATE =
      Sample.of(
          "create",
          """
          {"id": "one", "verb": "Create", "resource": "SmartHands", "body": {"Operation": "0001"}}\
          """);

  private static final Sample CANCEL =
      Sample.of("cancel", "{\"id\": \"two\", \"verb\": \"Cancel\", \"resource\": \"WorkVisit\"}");

  private static End end(String... orders) {
    return new End(ID, "ACKNOWLEDGED", "201", List.of(orders));
  }

  private static Outcome outcome(Sample sample, End... tasks) {
    return new Outcome(sample, "ACKNOWLEDGED", List.of(tasks), 42, "");
  }

  private static List<String> lines(Outcome... outcomes) {
    return ResultTable.of(List.of(outcomes)).lines().skip(2).toList();
  }

  @Test
  void aTaskIsALine() {
    assertThat(lines(outcome(CREATE, end("1-1"))))
        .containsExactly(
            "one      SmartHands  Create  0001       "
                + ID
                + "  ACKNOWLEDGED   201  1-1         42");
  }

  @Test
  void severalTasksOfARequestAreSeveralLines() {
    assertThat(lines(outcome(CANCEL, end("1-1"), end("1-2"))))
        .hasSize(2)
        .allMatch(line -> line.contains(ID))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("two").contains("1-1").endsWith("42"),
            line -> assertThat(line).startsWith("   ").endsWith("1-2"));
  }

  @Test
  void severalOrdersOfATaskAreSeveralLines() {
    assertThat(lines(outcome(CREATE, end("1-1", "1-2"))))
        .satisfiesExactly(
            line -> assertThat(line).contains(ID, "1-1"),
            line -> assertThat(line).isEqualTo(" ".repeat(98) + "1-2"));
  }

  @Test
  void aRequestWithoutATaskShowsWhatBecameOfIt() {
    assertThat(lines(Outcome.missing(CREATE, 9)))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("one", "NO ANSWER").endsWith(" 9"));
  }

  @Test
  void columnsStandUnderTheirNames() {
    List<String> lines =
        ResultTable.of(List.of(outcome(CREATE, end("1-199912345789")))).lines().toList();

    assertThat(lines.get(2).indexOf("1-1999")).isEqualTo(lines.get(0).indexOf("ServicerId"));
    assertThat(lines.get(0).length())
        .isEqualTo(lines.get(1).length())
        .isEqualTo(lines.get(2).length());
  }
}
