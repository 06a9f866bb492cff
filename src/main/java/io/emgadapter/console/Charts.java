package io.emgadapter.console;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.emgadapter.ledger.reads.ReadLastHour;
import io.emgadapter.ledger.reads.ReadLastHour.Counted;
import io.emgadapter.ledger.reads.ReadLastHour.Hour;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The last hour as small pictures: the Tasks of each five minutes, how long Equinix's answers took,
 * and its refusals. The numbers are those of one caller's subscriptions.
 *
 * @param total how many Tasks were accepted
 * @param cut whether there were more than are looked at, so that it is less than an hour
 * @param bars one for each five minutes, the earliest first
 * @param lines how long answers took: the half, 95 % and 99 % of them; empty where there is none
 * @param slowest the top of the lines, as words
 * @param refusals by Equinix's code, the most frequent first
 */
public record Charts(
    long total,
    boolean cut,
    List<Bar> bars,
    List<Line> lines,
    String slowest,
    List<Refusal> refusals) {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 64;
  private static final int SLOT = WIDTH / ReadLastHour.SLOTS;
  private static final int MOST_CODES = 5;
  private static final List<Integer> SHARES = List.of(50, 95, 99);

  /** Five minutes of Tasks, in the units of the picture; or that they were not counted. */
  public record Bar(int x, int y, int width, int height, boolean counted, String title) {}

  /**
   * One line of a picture.
   *
   * @param points as SVG writes them
   * @param last of all answers of the hour together, as words
   */
  public record Line(String name, String points, List<Dot> dots, String last) {}

  /** A point of a line, and what it says. */
  public record Dot(int x, int y, String title) {}

  /** Refusals with one code, and how many of a hundred they are of the most frequent. */
  public record Refusal(String code, long tasks, long percent) {}

  /** The picture of these. */
  static Charts of(Hour hour) {
    List<Counted> tasks = hour.tasks();
    long total = sum(tasks);
    List<Counted> answered = tasks.stream().filter(each -> each.step() != null).toList();
    double top = SHARES.stream().mapToDouble(share -> most(answered, share)).max().orElse(0);
    return new Charts(
        total,
        hour.cut(),
        bars(hour),
        answered.isEmpty()
            ? List.of()
            : SHARES.stream().map(share -> line(answered, share, top)).toList(),
        words(top),
        refusals(tasks));
  }

  private static long sum(List<Counted> tasks) {
    return tasks.stream().mapToLong(Counted::tasks).sum();
  }

  private static List<Counted> of(List<Counted> tasks, int slot) {
    return tasks.stream().filter(each -> each.slot() == slot).toList();
  }

  private static List<Bar> bars(Hour hour) {
    List<Counted> tasks = hour.tasks();
    long[] counts =
        IntStream.range(0, ReadLastHour.SLOTS).mapToLong(slot -> sum(of(tasks, slot))).toArray();
    long most = Math.max(1, LongStream.of(counts).max().orElse(1));
    List<Bar> bars = new ArrayList<>();
    for (int slot = counts.length - 1; slot >= 0; slot--) {
      bars.add(slot > hour.oldest() ? uncounted(slot) : bar(hour, slot, counts[slot], most));
    }
    return bars;
  }

  private static Bar bar(Hour hour, int slot, long count, long most) {
    int height = (int) Math.ceilDiv(count * HEIGHT, most);
    String least = hour.cut() && slot == hour.oldest() ? "at least " : "";
    String title = ago(slot) + least + count + " Tasks";
    return new Bar(x(slot), HEIGHT - height, SLOT - 3, height, true, title);
  }

  /** Nobody looked so far back: that is not the same as none. */
  private static Bar uncounted(int slot) {
    return new Bar(x(slot), 0, SLOT - 3, HEIGHT, false, ago(slot) + "not counted");
  }

  private static int x(int slot) {
    return (ReadLastHour.SLOTS - 1 - slot) * SLOT;
  }

  private static String ago(int slot) {
    return "%d to %d min ago: ".formatted(slot * 5, slot * 5 + 5);
  }

  private static double most(List<Counted> answered, int share) {
    return IntStream.range(0, ReadLastHour.SLOTS)
        .mapToDouble(slot -> Objects.requireNonNullElse(within(of(answered, slot), share), 0.0))
        .max()
        .orElse(0);
  }

  private static Line line(List<Counted> answered, int share, double top) {
    List<Dot> dots = new ArrayList<>();
    for (int slot = ReadLastHour.SLOTS - 1; slot >= 0; slot--) {
      Double took = within(of(answered, slot), share);
      if (took != null) {
        int y = HEIGHT - 2 - (int) Math.round(took / top * (HEIGHT - 6));
        dots.add(new Dot(x(slot) + SLOT / 2, y, ago(slot) + words(took)));
      }
    }
    String points = String.join(" ", dots.stream().map(each -> each.x() + "," + each.y()).toList());
    Double whole = within(answered, share);
    return new Line("p" + share, points, dots, words(whole == null ? 0 : whole));
  }

  /** Within how many milliseconds so many percent were answered; null where none was. */
  private static @Nullable Double within(List<Counted> answered, int percent) {
    Map<Integer, Long> steps =
        answered.stream()
            .filter(each -> each.step() != null)
            .collect(
                groupingBy(
                    each -> Objects.requireNonNull(each.step()),
                    TreeMap::new,
                    summingLong(Counted::tasks)));
    long wanted = Math.ceilDiv(sum(answered) * percent, 100);
    long seen = 0;
    for (Map.Entry<Integer, Long> each : steps.entrySet()) {
      seen += each.getValue();
      if (seen >= wanted) {
        return ReadLastHour.millis(each.getKey());
      }
    }
    return null;
  }

  private static String words(double millis) {
    if (millis < 1_000) {
      return Math.round(millis) + " ms";
    }
    return millis < 120_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1_000)
        : Times.lasting(Math.round(millis / 1_000));
  }

  private static List<Refusal> refusals(List<Counted> tasks) {
    Map<String, Long> codes =
        tasks.stream()
            .filter(Counted::refused)
            .collect(
                groupingBy(
                    each -> each.statusCode() == null ? "no code" : each.statusCode().toString(),
                    summingLong(Counted::tasks)));
    long most = codes.values().stream().mapToLong(Long::longValue).max().orElse(1);
    return codes.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_CODES)
        .map(each ->
            new Refusal(each.getKey(), each.getValue(), Math.max(1, each.getValue() * 100 / most)))
        .toList();
  }
}
