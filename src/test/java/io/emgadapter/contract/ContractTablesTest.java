package io.emgadapter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The tables of docs/contract.md name the fields of the schema, with its limits. */
class ContractTablesTest {
  private static final Pattern FIELD = Pattern.compile("[A-Z][A-Za-z]+");
  private static final Pattern TEXT = Pattern.compile("text \\((\\d+)\\)");
  private static final Pattern LIST = Pattern.compile("list \\((\\d+)–(\\d+)\\)");
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)`");

  /** What only REST knows stands in docs/rest.md. */
  private static final Set<String> ELSEWHERE = Set.of("rest", "purchaseOrder", "uploaded", "order");

  private final JsonNode schema = Contract.tree("work-request.schema.json");
  private final Map<String, Set<String>> limits = new HashMap<>();

  ContractTablesTest() {
    schema
        .get("$defs")
        .forEachEntry((name, def) -> {
          if (!ELSEWHERE.contains(name)) {
            gather(def);
          }
        });
  }

  /** The limits of every field of that name, as {@code 255} of a text and {@code 0–5} of a list. */
  private void gather(JsonNode def) {
    def.path("properties")
        .forEachEntry((field, value) ->
            limits.computeIfAbsent(field, _ -> new HashSet<>()).addAll(limits(value).toList()));
    def.forEach(this::gather);
  }

  private Stream<String> limits(JsonNode value) {
    Stream<String> referred =
        value.has("$ref")
            ? limits(schema.at(value.get("$ref").stringValue().substring(1)))
            : Stream.empty();
    Stream<String> own =
        Stream.concat(
            value.has("maxLength") ? Stream.of(value.get("maxLength").asString()) : Stream.of(),
            value.has("maxItems")
                ? Stream.of(
                    value.path("minItems").asInt(0) + "–" + value.get("maxItems").asString())
                : Stream.of());
    return Stream.of(referred, own, value.path("anyOf").valueStream().flatMap(this::limits))
        .flatMap(each -> each);
  }

  /** The rows of a Body's fields, as the cells between the bars. */
  private static List<List<String>> rows() throws IOException {
    String document = Files.readString(Path.of("docs/contract.md"));
    int from = document.indexOf("## What orders have in common");
    int to = document.indexOf("## Where the documents are broken");
    return document
        .substring(from, to)
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .filter(cells -> !cells.contains("field"))
        .map(cells -> cells.get(1).matches("\\d{4}") ? cells.subList(2, cells.size()) : cells)
        .toList();
  }

  private static List<String> fields(String cell) {
    return FIELD.matcher(cell).results().map(MatchResult::group).toList();
  }

  @Test
  void everyFieldOfTheSchemaStandsInATable() throws IOException {
    String told = rows().stream().flatMap(List::stream).collect(Collectors.joining(" "));
    Set<String> all = limits.keySet();

    assertThat(all).hasSizeGreaterThan(80);
    assertThat(new TreeSet<>(fields(told))).containsAll(all);
  }

  @Test
  void everyFieldOfATableIsInTheSchema() throws IOException {
    for (List<String> row : rows()) {
      String cell = row.get(1).split(" on the route", -1)[0];
      assertThat(limits.keySet()).as(cell).containsAll(fields(cell));
    }
  }

  @Test
  void everyLimitOfATableIsThatOfTheSchema() throws IOException {
    int held = 0;
    for (List<String> row : rows()) {
      List<String> named = fields(row.get(1).replaceAll(".*/", ""));
      List<String> fields =
          named.size() == 1 ? named : named.stream().filter(this::isLimited).toList();
      List<String> told = told(row.get(2));
      for (int i = 0; i < fields.size() && !told.isEmpty(); i++) {
        String limit = told.get(Math.min(i, told.size() - 1));
        assertThat(limits.getOrDefault(fields.get(i), Set.of()))
            .as("%s of %s", limit, row)
            .contains(limit);
        held++;
      }
    }
    assertThat(held).isGreaterThan(50);
  }

  /** Flags stand in one row with texts. */
  private boolean isLimited(String field) {
    return !limits.getOrDefault(field, Set.of()).isEmpty();
  }

  /** The first limit that a rule names, or one for each field where it names several. */
  private static List<String> told(String rule) {
    List<String> lists =
        LIST.matcher(rule).results().map(r -> r.group(1) + "–" + r.group(2)).toList();
    return lists.isEmpty() ? TEXT.matcher(rule).results().map(r -> r.group(1)).toList() : lists;
  }

  @Test
  void everyTestThatADocumentNamesIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> documents = Files.list(Path.of("docs"))) {
      for (Path document : documents.filter(file -> file.toString().endsWith(".md")).toList()) {
        TEST.matcher(Files.readString(document)).results().forEach(r -> named.add(r.group(1)));
      }
    }
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      Set<String> there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Test.java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
      assertThat(named).hasSizeGreaterThan(30);
      assertThat(there).containsAll(named);
    }
  }
}
