package io.emgadapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The figure in the documents, the enum and the migration say the same. */
class StatesDocumentTest {

  @Test
  void theFigureShowsExactlyTheListedTransitions() throws IOException {
    List<String> arrows =
        Files.readAllLines(Path.of("docs/states.md")).stream()
            .filter(line -> line.contains("-->"))
            .map(line -> line.strip().replaceAll(" : .*", ""))
            .toList();

    assertThat(arrows).containsExactlyInAnyOrderElementsOf(expected());
  }

  @Test
  void theMigrationKnowsExactlyTheStates() throws IOException {
    String sql = Files.readString(Path.of("src/main/resources/db/migration/V1__ledger.sql"));
    String check = sql.substring(sql.indexOf("state        text not null check (state in ("));

    assertThat(names(check.substring(0, check.indexOf("))"))))
        .containsExactly(names(Arrays.stream(TaskState.values())));
    String ends = sql.substring(sql.indexOf("check ((ended_at is not null) = (state in ("));
    assertThat(names(ends.substring(0, ends.indexOf(")))"))))
        .containsExactlyInAnyOrder(
            names(Arrays.stream(TaskState.values()).filter(TaskState::isEnd)));
  }

  private static String[] names(Stream<TaskState> states) {
    return states.map(Enum::name).toArray(String[]::new);
  }

  private static String[] names(String check) {
    return Pattern.compile("'([A-Z_]+)'")
        .matcher(check)
        .results()
        .map(result -> result.group(1))
        .toArray(String[]::new);
  }

  private static List<String> expected() {
    Stream<String> starts = Stream.of("[*] --> HELD", "[*] --> READY", "[*] --> SENDING");
    Stream<String> moves = TaskState.transitions().stream().map(t -> t.replace(">", " --> "));
    Stream<String> ends =
        Arrays.stream(TaskState.values()).filter(TaskState::isEnd).map(end -> end + " --> [*]");
    return Stream.of(starts, moves, ends).flatMap(each -> each).toList();
  }
}
