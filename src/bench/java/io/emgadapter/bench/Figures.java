package io.emgadapter.bench;

import java.util.List;
import java.util.stream.Stream;

/** The figures to be reached, made of what was measured. */
final class Figures {
  private final Results results;

  Figures(Results results) {
    this.results = results;
  }

  List<Figure> all() {
    return Stream.of(speed(), cost(), latency(), writes(), rest()).flatMap(List::stream).toList();
  }

  private List<Figure> speed() {
    return List.of(
        atLeast("drain of a backlog against *ordinary*", "drain.later.rate", 2),
        Figure.least(
            "the same against a connection for each message",
            results.median("drain.later.rate.adapter") / results.median("each.rate"),
            20,
            "×",
            both("drain.later.rate.adapter", "each.rate", "/s")),
        atLeast("the first orders after a start, a backlog waiting", "drain.first.rate", 2));
  }

  private List<Figure> cost() {
    double signature = fastest("limit.sign.") + fastest("limit.verify.");
    double application = results.median("drain.later.cpu.application.adapter");
    return List.of(
        atMost("CPU an order of application and database", "drain.later.cpu", 0.4, "ms"),
        Figure.most(
            "adapter CPU an order against its own signature and verification",
            application / signature,
            2,
            "×",
            Numbers.of(application) + " : " + Numbers.of(signature) + " ms"));
  }

  /** Milliseconds of the fastest provider. */
  private double fastest(String prefix) {
    return results.names(prefix).stream()
        .mapToDouble(name -> 1_000 / results.median(name))
        .min()
        .orElse(Double.NaN);
  }

  private List<Figure> latency() {
    return List.of(
        atMost("request to final event at 20/s, p50", "at20.p50", 1, "ms"),
        atMost("the same, p99", "at20.p99", 1, "ms"),
        atMost(
            "request to final event at half of the own saturation, p50", "athalf.p50", 1.5, "ms"),
        atMost("the same, p99", "athalf.p99", 1.5, "ms"));
  }

  private List<Figure> writes() {
    return List.of(
        plain("commits an order at 20/s", "at20.commits.adapter", 3, ""),
        plain("commits an order at saturation", "drain.later.commits.adapter", 0.15, ""),
        plain("rows written an order at 20/s", "at20.rows.adapter", 9, ""),
        plain("WAL an order at 20/s", "at20.wal.adapter", 5, "kB"),
        plain("idle statements a second", "idle.statements.adapter", 2, "/s"));
  }

  private List<Figure> rest() {
    return List.of(
        plain("by REST: statements an order", "rest.statements", 6, ""),
        Figure.most(
            "by REST: CPU of adapter and database against EMG's",
            results.ratio("rest.cpu", "rest.against.cpu"),
            1.3,
            "×",
            both("rest.cpu", "rest.against.cpu", "ms")),
        Figure.least(
            "notifications of 40 orders, told", results.median("notices.rate"), 2_000, "/s", ""),
        Figure.least(
            "relay alone against bare publish-confirm",
            results.median("relay.rate") / results.median("limit.confirms"),
            0.85,
            "×",
            both("relay.rate", "limit.confirms", "/s")),
        Figure.least(
            "rate with many finished orders against clean",
            results.ratio("growth.finished.rate", "growth.clean.rate"),
            0.95,
            "×",
            both("growth.finished.rate", "growth.clean.rate", "/s")),
        Figure.least(
            "rate with a transaction held open against clean",
            results.ratio("growth.open.rate", "growth.clean.rate"),
            0.95,
            "×",
            both("growth.open.rate", "growth.clean.rate", "/s")));
  }

  private Figure atLeast(String text, String name, double goal) {
    double ratio = results.ratio(name + ".adapter", name + ".ordinary");
    return Figure.least(text, ratio, goal, "×", both(name + ".adapter", name + ".ordinary", "/s"));
  }

  private Figure atMost(String text, String name, double goal, String unit) {
    double ratio = results.ratio(name + ".adapter", name + ".ordinary");
    return Figure.most(text, ratio, goal, "×", both(name + ".adapter", name + ".ordinary", unit));
  }

  private Figure plain(String text, String name, double goal, String unit) {
    return Figure.most(text, results.median(name), goal, unit, "");
  }

  private String both(String one, String other, String unit) {
    return results.has(one) && results.has(other)
        ? Numbers.of(results.median(one)) + " : " + Numbers.of(results.median(other)) + " " + unit
        : "";
  }
}
