package io.emgadapter.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The work requests in {@code src/test/resources/samples}, one file each. Two things in them are
 * filled in before they are sent:
 *
 * <ul>
 *   <li>{@code {{run}}}: a text that no other run has, so that ids and references are new;
 *   <li>{@code {{now+2d}}}, {@code {{now+56h}}}: the date that many days or hours ahead, in UTC.
 * </ul>
 */
public final class Samples {
  private static final Pattern AHEAD = Pattern.compile("\\{\\{now\\+(\\d+)([dh])}}");
  private static final List<String> VERBS = List.of("Create", "Update", "Cancel");

  private final String run;
  private final Instant now;

  /**
   * Samples of one run.
   *
   * @param run short, and never used before against the same adapter
   */
  public Samples(String run, Instant now) {
    this.run = run;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Samples of a new run. */
  public static Samples now() {
    Instant now = Instant.now();
    return new Samples(Long.toString(now.getEpochSecond(), Character.MAX_RADIX), now);
  }

  /** Samples of this run's dates under other ids. */
  Samples again(String suffix) {
    return new Samples(run + suffix, now);
  }

  /** All of them, each after what it is aimed at: Creates, then Updates, then Cancels. */
  List<Sample> all() {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver().getResources("classpath:/samples/*.json");
      return Arrays.stream(files)
          .map(this::read)
          .sorted(
              Comparator.<Sample>comparingInt(s -> VERBS.indexOf(s.verb()))
                  .thenComparing(Sample::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one of this name. */
  Sample named(String name) {
    return all().stream().filter(sample -> sample.name().equals(name)).findFirst().orElseThrow();
  }

  private Sample read(Resource file) {
    String name = String.valueOf(file.getFilename()).replace(".json", "");
    try {
      return Sample.of(name, filledIn(file.getContentAsString(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with run and dates in place. */
  String filledIn(String text) {
    return AHEAD.matcher(text.replace("{{run}}", run)).replaceAll(this::ahead);
  }

  private String ahead(MatchResult match) {
    ChronoUnit unit = "d".equals(match.group(2)) ? ChronoUnit.DAYS : ChronoUnit.HOURS;
    return now.plus(Long.parseLong(match.group(1)), unit).toString();
  }
}
