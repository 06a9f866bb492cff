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
    return Stream.of(speed(), cost(), sight(), latency(), writes(), rest(), growth())
        .flatMap(List::stream)
        .toList();
  }

  private List<Figure> speed() {
    return List.of(
        least(
            "drain",
            "drain of a backlog against *ordinary*",
            "drain",
            2,
            against("drain.later.rate", "/s")),
        least(
            "each",
            "drain against a connection for each message",
            "each",
            20,
            ratio("drain.later.rate.adapter", "each.rate", "/s")),
        least(
            "first",
            "the first orders after a start, a backlog waiting",
            "drain",
            2,
            against("drain.first.rate", "/s")));
  }

  private List<Figure> cost() {
    double signature = fastest("limit.sign.") + fastest("limit.verify.");
    double application = results.median("drain.later.cpu.application.adapter");
    return List.of(
        most(
            "cpu",
            "CPU an order of application and database",
            "drain",
            0.4,
            against("drain.later.cpu", "ms")),
        most(
            "signature",
            "adapter CPU an order against its own signature and verification",
            "limits",
            2,
            new Value(
                application / signature,
                "×",
                Numbers.of(application) + " : " + Numbers.of(signature) + " ms")));
  }

  /** Milliseconds of the fastest provider. */
  private double fastest(String prefix) {
    return results.names(prefix).stream()
        .mapToDouble(name -> 1_000 / results.median(name))
        .min()
        .orElse(Double.NaN);
  }

  /** Against the same adapter without metrics and traces. */
  private List<Figure> sight() {
    return List.of(
        least(
            "seen",
            "drain with metrics and a tenth of the traces against without",
            "sight",
            0.97,
            ratio("drain.later.rate." + Sight.DEFAULT, "drain.later.rate." + Sight.WITHOUT, "/s")),
        least(
            "seen.all",
            "drain with all traces against without",
            "sight",
            0.97,
            ratio("drain.later.rate." + Sight.ALL, "drain.later.rate." + Sight.WITHOUT, "/s")));
  }

  private List<Figure> latency() {
    return List.of(
        most(
            "at20.p50",
            "request to final event at 20/s, p50",
            "latency",
            1,
            against("at20.p50", "ms")),
        most(
            "at20.p99",
            "request to final event at 20/s, p99",
            "latency",
            1,
            against("at20.p99", "ms")),
        most(
            "athalf.p50",
            "request to final event at half of the own saturation, p50",
            "latency",
            1.5,
            against("athalf.p50", "ms")),
        most(
            "athalf.p99",
            "request to final event at half of the own saturation, p99",
            "latency",
            1.5,
            against("athalf.p99", "ms")));
  }

  private List<Figure> writes() {
    String images = "of it " + Numbers.of(results.median("at20.wal.images.adapter"));
    return List.of(
        most(
            "at20.commits",
            "commits an order at 20/s",
            "latency",
            3,
            plain("at20.commits.adapter", "")),
        most(
            "drain.commits",
            "commits an order at saturation",
            "drain",
            0.15,
            plain("drain.later.commits.adapter", "")),
        most(
            "at20.rows",
            "rows written an order at 20/s",
            "latency",
            9,
            plain("at20.rows.adapter", "")),
        most(
            "at20.wal",
            "WAL an order at 20/s",
            "latency",
            5,
            new Value(
                results.median("at20.wal.adapter"), "kB", images + " kB images of whole pages")),
        most(
            "idle",
            "idle statements a second",
            "latency",
            2,
            plain("idle.statements.adapter", "/s")));
  }

  private List<Figure> rest() {
    return List.of(
        most(
            "rest.statements",
            "by REST: statements an order",
            "rest",
            6,
            plain("rest.statements", "")),
        most(
            "rest.cpu",
            "by REST: CPU of adapter and database against EMG's",
            "rest",
            1.3,
            ratio("rest.cpu", "rest.against.cpu", "ms")),
        least(
            "notices",
            "notifications of 40 orders, told",
            "notices",
            2_000,
            plain("notices.rate", "/s")),
        least(
            "relay",
            "relay alone against bare publish-confirm",
            "relay",
            0.85,
            ratio("relay.rate", "relay.bare.rate", "/s")));
  }

  private List<Figure> growth() {
    String many =
        results.has("growth.finished.orders")
            ? Numbers.of(results.median("growth.finished.orders"))
            : "many";
    return List.of(
        least(
            "growth",
            "rate with " + many + " finished orders against few",
            "growth",
            0.95,
            ratio("growth.finished.rate", "growth.clean.rate", "/s")),
        least(
            "open",
            "rate while a transaction is held open against without",
            "growth",
            0.95,
            ratio("growth.open.rate", "growth.clean.rate", "/s")));
  }

  /** A number, its unit, and what it is made of. */
  private record Value(double number, String unit, String beside) {}

  private Figure least(String key, String text, String part, double goal, Value value) {
    return figure(key, text, part, goal, true, value);
  }

  private Figure most(String key, String text, String part, double goal, Value value) {
    return figure(key, text, part, goal, false, value);
  }

  private Figure figure(
      String key, String text, String part, double goal, boolean atLeast, Value value) {
    boolean measured = !Double.isNaN(value.number());
    return new Figure(
        key,
        text,
        value.number(),
        goal,
        atLeast,
        value.unit(),
        measured ? value.beside() : "",
        measured ? "" : results.whyOpen(part));
  }

  /** Adapter against ordinary. */
  private Value against(String name, String unit) {
    return ratio(name + ".adapter", name + ".ordinary", unit);
  }

  private Value ratio(String one, String other, String unit) {
    String beside =
        Numbers.of(results.median(one)) + " : " + Numbers.of(results.median(other)) + " " + unit;
    return new Value(results.ratio(one, other), "×", beside);
  }

  private Value plain(String name, String unit) {
    return new Value(results.median(name), unit, results.spread(name));
  }
}
