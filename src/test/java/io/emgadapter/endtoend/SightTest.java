package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emgadapter.sight.Alerts;
import io.emgadapter.sight.Alerts.Rule;
import io.emgadapter.sight.Identities;
import io.emgadapter.sight.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a scraper sees of an adapter to which everything has happened. */
class SightTest {
  private static final int MOST_SERIES = 1500;

  /** A panel of how long what waits will take: nothing waits when it is looked at here. */
  private static final String NOTHING_WAITS = "emg_tasks{state=\"ready\"})) / (";

  /** The identity whose two sides are 0 here, because no Task is open. */
  private static final int NOTHING_OPEN = 18;

  /** Not metrics but what tells their series apart. */
  private static final Set<String> ATTRIBUTES =
      Set.of("messaging_system", "messaging_operation_name", "messaging_destination_name");

  private static final Pattern NAME = Pattern.compile("`(emg\\.[a-z.]+|messaging\\.[a-z.]+)`");

  /** A metric with conditions on its labels. */
  private static final Pattern SELECTOR = Pattern.compile("[a-z_]+\\{[^}]*}");

  /** The first command of a row of the six questions. */
  private static final Pattern COMMAND =
      Pattern.compile("^\\| [^|]*\\? \\| `emg '?localhost:8080([^'`]*)'?`");

  @TempDir private static Path folder;
  private static WatchedWorld world;
  private static @Nullable Prometheus prometheus;
  private static Scrape before;
  private static Scrape after;

  @BeforeAll
  static void live() throws IOException, InterruptedException {
    world = new WatchedWorld();
    before = world.scrape();
    if (Prometheus.isInstalled()) {
      prometheus = Prometheus.scraping(world.http.port(), folder);
    }
    world.live();
    after = world.scrape();
  }

  @AfterAll
  static void close() {
    if (prometheus != null) {
      prometheus.close();
    }
    world.close();
  }

  @Test
  void whateverComesInHasBecomeSomething() throws IOException {
    List<Identities.Identity> all = Identities.all();

    assertThat(all).hasSizeGreaterThanOrEqualTo(12);
    assertThat(all)
        .allSatisfy(each -> each.holds(after, world.ledger()))
        .filteredOn(each -> each.number() != NOTHING_OPEN)
        .allSatisfy(
            each -> assertThat(each.value(after, world.ledger())).as(each.formula()).isPositive());
  }

  @Test
  void twentySubscriptionsAndTwentyWebhooksAreAtMost1500Series() {
    assertThat(after.all())
        .as(() ->
            after.all().stream()
                .collect(Collectors.groupingBy(Scrape.Series::name, Collectors.counting()))
                .toString())
        .hasSizeLessThanOrEqualTo(MOST_SERIES);
  }

  /** A rate begins with the first thing that happens, and not with the second. */
  @Test
  void everyCounterIsThereBeforeAnythingHappens() {
    Set<String> late =
        after.all().stream()
            .filter(each -> each.name().startsWith("emg_") && each.name().endsWith("_total"))
            .map(each -> each.name() + each.labels())
            .collect(Collectors.toCollection(TreeSet::new));
    before.all().forEach(each -> late.remove(each.name() + each.labels()));
    assertThat(late).isEmpty();
  }

  @Test
  void whatIsMeasuredAndWhatIsDocumentedIsTheSame() throws IOException {
    Set<String> documented =
        NAME.matcher(Files.readString(Path.of("docs/metrics.md")))
            .results()
            .map(found -> found.group(1).replace('.', '_'))
            .filter(name -> !ATTRIBUTES.contains(name))
            .map(SightTest::bare)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> measured =
        after.names().stream()
            .filter(name -> name.startsWith("emg_") || name.startsWith("messaging_"))
            .map(SightTest::bare)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(measured).isEqualTo(documented);
  }

  /** Without what Prometheus adds to a name: the kind of number, and its unit. */
  private static String bare(String name) {
    return name.replaceFirst("_(bucket|count|sum|max|total)$", "")
        .replaceFirst("(?<!emg)_(seconds|events|messages|streams|bytes)$", "");
  }

  @Test
  void everyMetricOfEveryRuleAndPanelIsOneThatPrometheusHasScraped() throws IOException {
    Prometheus live = prometheus();
    Set<String> named = new TreeSet<>();
    for (Rule rule : Alerts.rules()) {
      live.query(rule.expr());
      named.addAll(Alerts.metrics(rule.expr()));
    }
    Alerts.panels().forEach(panel -> named.addAll(Alerts.metrics(panel.expr())));

    assertThat(named).hasSizeGreaterThan(40);
    assertThat(live.names()).containsAll(named);
  }

  /** A word that no series has, such as an outcome that was renamed, would keep a rule silent. */
  @Test
  void everySelectorOfEveryRuleSelectsSomething() throws IOException {
    Prometheus live = prometheus();
    List<String> selectors =
        Alerts.rules().stream()
            .flatMap(rule -> SELECTOR.matcher(rule.expr()).results())
            .map(MatchResult::group)
            .distinct()
            .toList();

    assertThat(selectors).hasSizeGreaterThan(20);
    assertThat(selectors)
        .filteredOn(selector -> !selector.startsWith("emg_parked{")) // no series where none is
        .filteredOn(selector -> live.query("last_over_time(%s[10m])".formatted(selector)).isEmpty())
        .isEmpty();
  }

  @Test
  void noPanelIsEmpty() throws IOException {
    Prometheus live = prometheus();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !live.query("emg:sent:bad_ratio1h").isEmpty());
    List<String> empty =
        Alerts.panels().stream()
            .filter(panel -> !panel.expr().contains(NOTHING_WAITS))
            .filter(panel -> live.query(now(panel.expr())).isEmpty())
            .map(panel -> panel.dashboard() + ", " + panel.panel() + ": " + panel.expr())
            .toList();

    assertThat(empty).isEmpty();
  }

  private static String now(String expr) {
    return expr.replace("$__rate_interval", "5m").replace("$subscription", "default");
  }

  private static Prometheus prometheus() {
    Assumptions.assumeTrue(prometheus != null, "prometheus is not installed");
    return Objects.requireNonNull(prometheus);
  }

  /** In this world the answers are known. */
  @Test
  void theSixCurlsAnswerTheSixQuestions() {
    JsonNode health = world.http.get("/actuator/health").body();
    assertThat(health.at("/components/db/status").asString()).isEqualTo("UP");
    assertThat(health.at("/components/emgOutgoing/details/default").asString())
        .isEqualTo("connected");

    JsonNode order = world.http.get("/work-requests/one").body();
    assertThat(order.at("/tasks/0/state").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(order.at("/tasks/0/servicerIds/0").asString()).startsWith("1-");

    JsonNode accounts = world.http.get("/subscriptions").body().path("subscriptions");
    assertThat(accounts.size()).isEqualTo(WatchedWorld.SUBSCRIPTIONS);
    assertThat(accounts.valueStream())
        .allSatisfy(each -> assertThat(each.at("/links/outgoing").asBoolean()).isTrue());

    assertThat(metric("emg.queue.depth")).isZero();
    assertThat(metric("emg.signatures?tag=outcome:distrusted")).isEqualTo(1);
    assertThat(metric("emg.signatures?tag=outcome:unsigned")).isEqualTo(1);
    assertThat(metric("emg.signatures?tag=outcome:verified")).isPositive();

    List<String> parked =
        world
            .http
            .get("/parked?order=oldest")
            .body()
            .path("parked")
            .valueStream()
            .map(each -> each.path("source").asString() + " " + each.path("reason").asString())
            .toList();
    assertThat(parked)
        .contains(
            "work-requests unreadable",
            "work-requests rejected",
            "emg wrong-signature",
            "emg unsigned",
            "emg other-source",
            "emg unknown-origination",
            "emg malformed-ack",
            "emg unreadable");
  }

  /** As docs/operating.md has them. */
  @Test
  void eachOfTheSixCommandsIsAnswered() throws IOException {
    List<String> paths =
        Files.readString(Path.of("docs/operating.md"))
            .transform(text -> text.substring(text.indexOf("## The six questions")))
            .lines()
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .flatMap(line -> COMMAND.matcher(line).results())
            .map(found -> found.group(1).replaceAll("\\{.*}", "one"))
            .toList();

    assertThat(paths)
        .hasSize(6)
        .allSatisfy(path -> assertThat(world.http.get(path).status()).as(path).isEqualTo(200));
  }

  @Test
  void everyLoopGoesRound() {
    assertThat(after.sum("emg_loops_still")).isZero();
    assertThat(after.all())
        .filteredOn(each -> each.name().equals("emg_loop_age_seconds"))
        .hasSizeGreaterThan(10)
        .filteredOn(each -> !Double.isNaN(each.value()))
        .allSatisfy(each -> assertThat(each.value()).as(each.labels().toString()).isLessThan(60));
  }

  private static double metric(String name) {
    return world
        .http
        .get("/actuator/metrics/" + name)
        .body()
        .at("/measurements/0/value")
        .asDouble();
  }
}
