package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.sight.Identities;
import io.emgadapter.sight.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a scraper sees of an adapter to which everything has happened. */
class SightTest {
  private static final int MOST_SERIES = 1500;
  private static final Pattern NAME = Pattern.compile("`(emg\\.[a-z.]+|messaging\\.[a-z.]+)`");

  private static WatchedWorld world;
  private static Scrape before;
  private static Scrape after;

  @BeforeAll
  static void live() {
    world = new WatchedWorld();
    before = world.scrape();
    world.live();
    after = world.scrape();
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void whateverComesInHasBecomeSomething() throws IOException {
    List<Identities.Identity> all = Identities.all();

    assertThat(all).hasSizeGreaterThanOrEqualTo(12);
    assertThat(all)
        .allSatisfy(each -> each.holds(after, world.ledger()))
        .filteredOn(each -> each.number() != 16)
        .allSatisfy(each ->
            assertThat(each.value(after, world.ledger())).as(each.formula()).isPositive());
  }

  @Test
  void twentySubscriptionsAndTwentyWebhooksAreAtMost1500Series() {
    assertThat(after.all())
        .as(
            () ->
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
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> measured =
        after.names().stream()
            .filter(name -> name.startsWith("emg_") || name.startsWith("messaging_"))
            .map(name ->
                name.replaceFirst("(_seconds)?_(bucket|count|sum|max)$", "")
                    .replaceFirst("(_(seconds|events|messages|streams))?(_total)?$", ""))
            .map(name -> documented.stream().anyMatch(name::equals) ? name : whole(name, documented))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(measured).isEqualTo(documented);
  }

  /** Base units at the end of a name may also be a part of it. */
  private static String whole(String name, Set<String> documented) {
    return documented.stream()
        .filter(each -> each.matches(Pattern.quote(name) + "_(events|messages|streams)"))
        .findFirst()
        .orElse(name);
  }
}
