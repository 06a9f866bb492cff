package io.emgadapter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents are short enough to be read, and what they name is there. */
class DocumentsTest {
  private static final int LONGEST = 120;
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
  private static final Pattern TYPE =
      Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?:\\.\\w+)?`");

  @Test
  void theReadmeIsReadInFiveMinutes() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(120);
  }

  @Test
  void noLineOutsideATableIsLongerThanAScreen() throws IOException {
    List<String> longer = new ArrayList<>();
    for (Markdown document : Markdown.all()) {
      document.lines().stream()
          .filter(line -> line.codePointCount(0, line.length()) > LONGEST && !line.startsWith("|"))
          .forEach(line -> longer.add(document.path() + ": " + line));
    }
    assertThat(longer).isEmpty();
  }

  @Test
  void noMergeIsLeftHalfDone() throws IOException {
    for (Markdown document : Markdown.all()) {
      assertThat(document.lines())
          .as("%s", document.path())
          .noneMatch(line -> line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> "));
    }
  }

  @Test
  void everyLinkLeadsToAFileAndAHeadingThatIsThere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Markdown document : Markdown.all()) {
      for (String link : document.links()) {
        String[] parts = link.split("#", 2);
        Path target =
            parts[0].isEmpty() ? document.path() : document.path().resolveSibling(parts[0]);
        boolean there =
            Files.exists(target)
                && (parts.length == 1 || Markdown.read(target).anchors().contains(parts[1]));
        if (!there) {
          dead.add(document.path() + ": " + link);
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  /** A type that was renamed is gone from all sources; Equinix's fields are in them too. */
  @Test
  void whatLooksLikeATypeOrAFieldIsInTheSources() throws IOException {
    Set<String> known = wordsOfTheSources();
    List<String> gone = new ArrayList<>();
    for (Markdown document : Markdown.all()) {
      document.prose().stream()
          .flatMap(line -> TYPE.matcher(line).results())
          .map(found -> found.group(1))
          .filter(name -> !known.contains(name))
          .forEach(name -> gone.add(document.path() + ": " + name));
    }
    assertThat(gone).isEmpty();
  }

  private static Set<String> wordsOfTheSources() throws IOException {
    Set<String> words = new HashSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        if (file.toString().matches(".*\\.(java|json|sql|yaml)")) {
          WORD.matcher(Files.readString(file)).results().forEach(word -> words.add(word.group()));
        }
      }
    }
    return words;
  }
}
