package io.emgadapter.bench;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The parts in which adapter and ordinary application do the same in turn: the drain of a backlog
 * that waits while they start, and steady rates. In every other round the other one begins.
 */
final class Rounds {
  private static final String SUBSCRIPTION = "default";
  private static final int PATIENCE = 60;

  private final World world;
  private final Options options;
  private final Results results;
  private int stretches;

  Rounds(World world, Options options, Results results) {
    this.world = world;
    this.options = options;
    this.results = results;
  }

  /** Runs them; each subject comes with who publishes to it. */
  void run(List<Subject> subjects, List<Upstream> upstreams) {
    for (int round = 0; round < options.rounds(); round++) {
      List<Integer> order = new ArrayList<>();
      for (int at = 0; at < subjects.size(); at++) {
        order.add((at + round) % subjects.size());
      }
      for (int at : order) {
        System.out.println("-- round " + (round + 1) + ", " + subjects.get(at).name());
        round(subjects.get(at), upstreams.get(at), round == 0);
      }
    }
  }

  private void round(Subject subject, Upstream upstream, boolean isFirst) {
    // A page's first change after a checkpoint is written whole: every round begins alike.
    world.database().run(subject.database(), "checkpoint");
    Tally backlog = tally(subject, options.has("drain") ? options.orders() : 0);
    world.emg().ask("forget", "forgot");
    upstream.expect(backlog);
    upstream.publish(backlog, backlog.size(), SUBSCRIPTION);
    long begun = System.nanoTime();
    try (Child child = subject.start()) {
      subject.awaitReady(child);
      keep("start.seconds", subject, (System.nanoTime() - begun) / 1e9);
      keep("start.cpu", subject, Cpu.of(child.pid()));
      try (var meter =
          new Meter(world.database(), subject.database(), world.rabbit(), world.peers(), child)) {
        if (backlog.size() > 0) {
          drain(subject, backlog, meter);
        } else {
          warm(subject, upstream);
        }
        if (options.has("latency")) {
          latencies(subject, upstream, meter, isFirst);
        }
      }
    }
    checkPeer(subject);
  }

  private void checkPeer(Subject subject) {
    String[] stats = world.emg().ask("stats", "stats ").split(" ", -1);
    if (!stats[2].equals("0")) {
      throw new IllegalStateException(
          subject.name() + ": Equinix was asked twice for " + stats[2] + " orders.");
    }
  }

  private void drain(Subject subject, Tally backlog, Meter meter) {
    backlog.await(1, PATIENCE);
    Cost atStart = meter.read();
    int already = backlog.done();
    backlog.await(options.first(), PATIENCE);
    Cost atFirst = meter.read();
    int first = backlog.done();
    backlog.await(backlog.size(), PATIENCE);
    long lastAt = backlog.lastAt();
    Cost atEnd = meter.read();
    backlog.check();
    stretch("drain.first", subject, atFirst.minus(atStart), first - already, 0);
    images("drain.first", subject, atStart, atFirst.minus(atStart), first - already);
    stretch(
        "drain.later",
        subject,
        atEnd.minus(atFirst),
        backlog.size() - first,
        System.nanoTime() - lastAt);
  }

  private void stretch(String name, Subject subject, Cost cost, int orders, long idleNanos) {
    keep(name + ".rate", subject, orders / (cost.seconds() - idleNanos / 1e9));
    keep(name + ".cpu", subject, cost.cpuMillis(orders));
    keep(name + ".cpu.application", subject, cost.application() * 1_000 / orders);
    keep(name + ".cpu.database", subject, cost.database() * 1_000 / orders);
    keep(name + ".cpu.broker", subject, cost.broker() * 1_000 / orders);
    keep(name + ".cpu.peers", subject, cost.peers() * 1_000 / orders);
    keep(name + ".others", subject, cost.others());
    counts(name, subject, cost, orders);
  }

  private void counts(String name, Subject subject, Cost cost, int orders) {
    keep(name + ".statements", subject, cost.statements() / orders);
    keep(name + ".commits", subject, cost.commits() / orders);
    keep(name + ".rows", subject, cost.rows() / orders);
    keep(name + ".wal", subject, cost.wal() / orders / 1_000);
    keep(name + ".allocated", subject, cost.allocated() / orders / 1_000);
  }

  /** What of the WAL is images of whole pages, of each page's first change after a checkpoint. */
  private void images(String name, Subject subject, Cost from, Cost cost, int orders) {
    double bytes = world.database().images(from.wal(), from.wal() + cost.wal());
    keep(name + ".wal.images", subject, bytes / orders / 1_000);
  }

  private void warm(Subject subject, Upstream upstream) {
    Tally some = tally(subject, 2_000);
    upstream.expect(some);
    upstream.publish(some, some.size(), SUBSCRIPTION);
    some.await(some.size(), PATIENCE);
  }

  private void latencies(Subject subject, Upstream upstream, Meter meter, boolean isFirst) {
    if (isFirst) {
      counted(subject, upstream, meter);
      steady("at100", subject, upstream, 100);
    } else {
      steady("at20", subject, upstream, 20);
    }
    double saturation = results.median("drain.later.rate." + subject.name());
    if (!Double.isNaN(saturation)) {
      steady("athalf", subject, upstream, saturation / 2);
    }
  }

  /** At 20/s with all that is spent; it needs idle time before and after, so once is enough. */
  private void counted(Subject subject, Upstream upstream, Meter meter) {
    // What autovacuum would do for the orders before must not fall among those that are counted.
    world.database().run(subject.database(), "vacuum");
    meter.settled();
    world.database().run(subject.database(), "select pg_stat_statements_reset()");
    Cost before = meter.read();
    Cost idle = meter.settled().minus(before);
    System.out.println(world.database().dearest(subject.database(), (int) idle.seconds()));
    keep("idle.statements", subject, idle.statements() / idle.seconds());
    keep("idle.commits", subject, idle.commits() / idle.seconds());
    int orders = 20 * options.seconds();
    world.database().run(subject.database(), "select pg_stat_statements_reset()");
    Cost start = meter.read();
    steady("at20", subject, upstream, 20);
    Cost cost = meter.read().minus(start);
    Cost late = meter.settled().minus(start); // its commits and rows are all told only now
    double quiet = late.seconds() - cost.seconds();
    keep("at20.cpu", subject, cost.cpuMillis(orders));
    keep("at20.statements", subject, cost.statements() / orders);
    keep(
        "at20.commits",
        subject,
        (late.commits() - quiet * idle.commits() / idle.seconds()) / orders);
    keep("at20.rows", subject, late.rows() / orders);
    double vacuum = world.database().vacuumed(start.wal(), start.wal() + cost.wal());
    keep("at20.wal", subject, (cost.wal() - vacuum) / orders / 1_000);
    keep("at20.wal.vacuum", subject, vacuum / orders / 1_000);
    images("at20", subject, start, cost, orders);
    System.out.println(world.database().dearest(subject.database(), orders));
    System.out.println(world.database().records(start.wal(), start.wal() + cost.wal(), orders));
  }

  private void steady(String name, Subject subject, Upstream upstream, double perSecond) {
    Tally orders = tally(subject, (int) (perSecond * options.seconds()));
    upstream.expect(orders);
    upstream.publish(orders, orders.size(), perSecond, SUBSCRIPTION);
    orders.await(orders.size(), PATIENCE);
    orders.check();
    Histogram micros = orders.micros();
    keep(name + ".p50", subject, micros.getValueAtPercentile(50) / 1_000.0);
    keep(name + ".p99", subject, micros.getValueAtPercentile(99) / 1_000.0);
    keep(name + ".max", subject, micros.getMaxValue() / 1_000.0);
  }

  private Tally tally(Subject subject, int orders) {
    return new Tally("bench-" + subject.name() + "-" + stretches++, orders);
  }

  private void keep(String name, Subject subject, double value) {
    results.add(name + "." + subject.name(), value);
  }
}
