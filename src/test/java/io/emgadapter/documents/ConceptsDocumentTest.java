package io.emgadapter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/concepts.md lists every table once, and the thirty files of a request in their order. */
class ConceptsDocumentTest {
  private static final Pattern TABLE = Pattern.compile("(?m)^create (?:unlogged )?table (\\w+)");
  private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|.*");
  private static final Pattern FILE = Pattern.compile("^\\| (\\d+) \\| \\[`(\\w+)`]\\[\\2] \\|.*");

  private final Markdown concepts = Markdown.read(Path.of("docs/concepts.md"));

  private List<String> section(String heading) {
    List<String> after =
        concepts.lines().stream()
            .dropWhile(line -> !line.equals("## " + heading))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .toList();
    assertThat(after).as(heading).isNotEmpty();
    return after;
  }

  @Test
  void theMapShowsEveryTableOfTheLedgerOnce() throws IOException {
    String sql = Files.readString(Path.of("src/main/resources/db/migration/V1__ledger.sql"));
    List<String> shown =
        section("The tables").stream()
            .flatMap(line -> ROW.matcher(line).results())
            .map(found -> found.group(1))
            .toList();

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            TABLE.matcher(sql).results().map(found -> found.group(1)).toList());
  }

  @Test
  void thirtyFilesLeadFromTheQueueToTheEventAndEachIsThere() {
    List<String> rows =
        section("The 30 files, in reading order").stream()
            .filter(line -> FILE.matcher(line).matches())
            .toList();

    assertThat(rows.stream().map(row -> FILE.matcher(row).replaceAll("$1")))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).mapToObj(String::valueOf).toList());
    assertThat(rows)
        .allSatisfy(row -> {
          String name = FILE.matcher(row).replaceAll("$2");
          String start = "[" + name + "]: ../";
          assertThat(concepts.lines())
              .as(name)
              .anyMatch(line ->
                  line.startsWith(start)
                      && line.endsWith("/" + name + ".java")
                      && Files.exists(Path.of(line.substring(start.length()))));
        });
  }
}
