package io.emgadapter.sight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code /actuator/prometheus} says at one moment. */
public record Scrape(List<Series> all) {
  private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One series and its value. */
  public record Series(String name, Map<String, String> labels, double value) {}

  public static Scrape of(String text) {
    return new Scrape(
        text.lines().filter(line -> !line.startsWith("#")).map(Scrape::series).toList());
  }

  private static Series series(String line) {
    MatchResult parts = LINE.matcher(line).results().findFirst().orElseThrow();
    return new Series(
        parts.group(1), labels(parts.group(2)), Double.parseDouble(number(parts.group(3))));
  }

  private static String number(String text) {
    return text.replace("+Inf", "Infinity").replace("-Inf", "-Infinity");
  }

  private static Map<String, String> labels(@Nullable String text) {
    Map<String, String> labels = new HashMap<>();
    if (text != null) {
      LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
    }
    return labels;
  }

  /** The sum of all series of a selector such as {@code name{label="value"}}; none is an error. */
  public double sum(String selector) {
    int brace = selector.indexOf('{');
    String name = brace < 0 ? selector : selector.substring(0, brace);
    Map<String, String> wanted = labels(brace < 0 ? null : selector.substring(brace));
    List<Series> found =
        all.stream()
            .filter(each -> each.name().equals(name))
            .filter(each -> each.labels().entrySet().containsAll(wanted.entrySet()))
            .toList();
    if (found.isEmpty()) {
      throw new AssertionError("no series of " + selector);
    }
    return found.stream().mapToDouble(Series::value).sum();
  }

  /** The names, without what a histogram adds to them. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    all.forEach(each -> names.add(each.name()));
    return names;
  }
}
