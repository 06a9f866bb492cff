package io.emgadapter.sight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of config/prometheus and the panels of config/grafana, as they are shipped. */
public final class Alerts {
  static final Path PROMETHEUS = Path.of("config/prometheus");
  private static final Path GRAFANA = Path.of("config/grafana");
  private static final Pattern METRIC =
      Pattern.compile("\\b((?:emg|messaging|jvm|process|hikaricp|http)_[a-z0-9_]+)\\b");

  private Alerts() {}

  /** A rule; of one that only records, {@code alert} is empty. */
  public record Rule(
      String alert,
      String record,
      String expr,
      Map<String, String> labels,
      Map<String, String> annotations) {}

  /** One query of a panel. */
  public record Query(String dashboard, String panel, String expr) {}

  /** All rules of a file. */
  @SuppressWarnings("unchecked") // The form is Prometheus's.
  static List<Rule> rules(String file) throws IOException {
    Map<String, Object> yaml = new Yaml().load(Files.readString(PROMETHEUS.resolve(file)));
    return ((List<Map<String, Object>>) Objects.requireNonNull(yaml.get("groups")))
        .stream()
            .flatMap(group ->
                ((List<Map<String, Object>>) Objects.requireNonNull(group.get("rules"))).stream())
            .map(rule ->
                new Rule(
                    text(rule, "alert"),
                    text(rule, "record"),
                    text(rule, "expr"),
                    (Map<String, String>) Objects.requireNonNullElse(rule.get("labels"), Map.of()),
                    (Map<String, String>)
                        Objects.requireNonNullElse(rule.get("annotations"), Map.of())))
            .toList();
  }

  private static String text(Map<String, Object> rule, String key) {
    return String.valueOf(Objects.requireNonNullElse(rule.get(key), "")).strip();
  }

  /** All rules. */
  public static List<Rule> rules() throws IOException {
    return Stream.concat(rules("alerts.yaml").stream(), rules("objectives.yaml").stream()).toList();
  }

  /** All queries of all panels. */
  public static List<Query> panels() throws IOException {
    try (Stream<Path> files = Files.list(GRAFANA)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(file -> queries(read(file)))
          .toList();
    }
  }

  private static JsonNode read(Path file) {
    return new JsonMapper().readTree(file.toFile());
  }

  private static Stream<Query> queries(JsonNode dashboard) {
    return dashboard
        .path("panels")
        .valueStream()
        .flatMap(panel ->
            panel
                .path("targets")
                .valueStream()
                .map(target ->
                    new Query(
                        dashboard.path("title").asString(),
                        panel.path("title").asString(),
                        target.path("expr").asString())));
  }

  /** The metrics that an expression names. */
  public static Set<String> metrics(String expr) {
    Set<String> names = new TreeSet<>();
    METRIC
        .matcher(expr.replaceAll("\"[^\"]*\"", "").replaceAll("by \\([^)]*\\)", ""))
        .results()
        .forEach(found -> names.add(found.group(1)));
    return names;
  }
}
