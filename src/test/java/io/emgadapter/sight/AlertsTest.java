package io.emgadapter.sight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sight.Alerts.Query;
import io.emgadapter.sight.Alerts.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What wakes somebody at night says what follows from it, and what to do. */
class AlertsTest {
  private static final List<String> OPERATING = lines(Path.of("docs/operating.md"));

  private static List<String> lines(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Rule> alerts() throws IOException {
    return Alerts.rules().stream().filter(rule -> !rule.alert().isEmpty()).toList();
  }

  @Test
  void everyAlertHasASeverityAConsequenceAndThreeThingsToDo() throws IOException {
    assertThat(alerts()).hasSizeGreaterThanOrEqualTo(24);
    assertThat(alerts())
        .allSatisfy(rule -> {
          assertThat(rule.labels().get("severity")).isIn("critical", "warning", "info");
          assertThat(rule.annotations().get("summary")).hasSizeGreaterThan(40);
          assertThat(steps(Objects.requireNonNull(rule.annotations().get("runbook_url"))))
              .as(rule.alert())
              .isEqualTo(3);
        });
  }

  private static long steps(String url) {
    assertThat(url).startsWith("docs/operating.md#");
    String anchor = url.substring(url.indexOf('#') + 1);
    return OPERATING.stream()
        .dropWhile(line -> !line.equalsIgnoreCase("### " + anchor))
        .skip(1)
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.matches("[1-9]\\. .*"))
        .count();
  }

  @Test
  @SuppressWarnings("unchecked") // The form is Prometheus's.
  void everyAlertHasATestInWhichItFiresAndOneInWhichItStaysSilent() throws IOException {
    Map<String, Object> yaml =
        new Yaml().load(Files.readString(Alerts.PROMETHEUS.resolve("alerts-test.yaml")));
    Map<String, Set<Boolean>> fires = new HashMap<>();
    for (Map<String, Object> test :
        (List<Map<String, Object>>) Objects.requireNonNull(yaml.get("tests"))) {
      for (Map<String, Object> each :
          (List<Map<String, Object>>) Objects.requireNonNull(test.get("alert_rule_test"))) {
        fires
            .computeIfAbsent(String.valueOf(each.get("alertname")), _ -> new HashSet<>())
            .add(!((List<Object>) Objects.requireNonNull(each.get("exp_alerts"))).isEmpty());
      }
    }
    assertThat(fires.keySet())
        .isEqualTo(alerts().stream().map(Rule::alert).collect(Collectors.toSet()));
    assertThat(fires).allSatisfy((_, both) -> assertThat(both).containsExactly(false, true));
  }

  /** Where promtool is not installed this is skipped; CI installs it. */
  @Test
  void promtoolSaysThatTheyDo() throws Exception {
    Assumptions.assumeTrue(isThere(), "promtool is not installed");
    Process promtool =
        new ProcessBuilder("promtool", "test", "rules", "config/prometheus/alerts-test.yaml")
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);

    assertThat(promtool.waitFor()).as(said).isZero();
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("promtool", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      assertThat(System.getenv("CI")).as("CI installs Debian's prometheus").isNull();
      return false;
    }
  }

  @Test
  void theSixQuestionsHaveAPanelEach() throws IOException {
    Set<String> panels = Alerts.panels().stream().map(Query::panel).collect(Collectors.toSet());
    List<String> questions =
        OPERATING.stream()
            .dropWhile(line -> !line.equals("## The six questions"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.contains("?") && line.startsWith("| "))
            .map(line -> line.split("\\|", -1)[1].strip())
            .filter(cell -> cell.endsWith("?"))
            .toList();

    assertThat(questions)
        .hasSize(6)
        .allSatisfy(question ->
            assertThat(panels).as(question).anyMatch(panel -> panel.startsWith(question)));
  }
}
