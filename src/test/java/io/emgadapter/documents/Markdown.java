package io.emgadapter.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One Markdown file of the project, as far as tests ask.
 *
 * @param lines all of it
 */
record Markdown(Path path, List<String> lines) {
  private static final Pattern INLINE = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern REFERENCE = Pattern.compile("^\\[[^]]+]: (\\S+)");

  /** All documents; not what only programs read, such as the notes of the benchmark. */
  static List<Markdown> all() throws IOException {
    try (Stream<Path> root = Files.list(Path.of("."));
        Stream<Path> docs = Files.walk(Path.of("docs"));
        Stream<Path> src = Files.walk(Path.of("src/test"))) {
      return Stream.of(root, docs, src)
          .flatMap(paths -> paths)
          .map(Path::normalize)
          .filter(path -> path.toString().endsWith(".md"))
          .map(Markdown::read)
          .toList();
    }
  }

  static Markdown read(Path path) {
    try {
      return new Markdown(path, Files.readAllLines(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines that are no code; in their order. */
  List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean code = false;
    for (String line : lines) {
      boolean fence = line.strip().startsWith("```");
      if (!fence && !code) {
        prose.add(line);
      }
      code ^= fence;
    }
    return prose;
  }

  /** Where its links lead to, without those to other hosts. */
  List<String> links() {
    return prose().stream()
        .map(line -> line.replaceAll("`[^`]*`", ""))
        .flatMap(line -> Stream.of(INLINE, REFERENCE).flatMap(link -> link.matcher(line).results()))
        .map(found -> found.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .toList();
  }

  /** The anchors of its headings, as GitHub makes them. */
  Set<String> anchors() {
    return prose().stream()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).strip())
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
