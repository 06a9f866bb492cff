package io.emgadapter.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs the parts that are asked for, and writes the page. */
public final class Bench {
  private static final int TRAINING = 2_000;

  private final Options options;
  private final Results results = new Results();

  private Bench(Options options) {
    this.options = options;
  }

  /** Runs it, by the settings of {@link Options}. */
  public static void main(String[] arguments) {
    new Bench(Options.fromProperties()).run();
    System.exit(0);
  }

  /** Runs it; throws where an order does not end as it must. */
  static void runAll() {
    new Bench(Options.fromProperties()).run();
  }

  private void run() {
    World world = new World();
    try (world) {
      System.out.println(
          world.database().kind() + ", " + world.rabbit().kind() + ", logs in " + world.folder());
      try {
        parts(world);
      } finally {
        new Report(options, results, Machine.of(world)).write();
      }
    }
    if (!results.failures().isEmpty()) {
      throw new IllegalStateException(
          "Parts failed, see the logs in " + world.folder() + ": " + results.failures());
    }
    world.succeeded();
  }

  private void parts(World world) {
    Adapter adapter = new Adapter(world, options, "adapter");
    // The adapter makes its tables, its queue and its exchange, before a backlog can wait for it.
    Child first = options.trains() ? adapter.startForTraining() : adapter.start();
    adapter.awaitReady(first);
    try (Upstream toAdapter =
        new Upstream(world.rabbit(), adapter.requests(), adapter.exchange())) {
      train(adapter, first, toAdapter);
      part(() -> new Limits(world, results).run(), "limits");
      part(() -> new EachConnection(world, results).run(), "each");
      part(() -> compare(world, adapter, toAdapter), "drain", "latency");
      part(() -> new Sight(world, options, results).run(adapter, toAdapter), "sight");
      var adapted = new Adapted(world, options, results, adapter, toAdapter);
      part(adapted::warmParts, "notices", "rest");
      part(() -> new RelayAlone(world, options, results, adapter, toAdapter).run(), "relay");
      part(adapted::two, "two");
      Growth growth = new Growth(world, options, results);
      part(growth::grown, "growth");
      part(growth::backlog, "backlog");
    }
  }

  /** Runs a part if one of its names is asked for; if it fails the others still run. */
  private void part(Runnable work, String... names) {
    if (Arrays.stream(names).noneMatch(options::has)) {
      return;
    }
    String name = String.join(", ", names);
    long begun = System.nanoTime();
    try {
      work.run();
    } catch (RuntimeException e) {
      e.printStackTrace();
      results.failed(name, String.valueOf(e.getMessage()));
    }
    results.add("part." + name + ".seconds", (System.nanoTime() - begun) / 1e9);
  }

  private void compare(World world, Adapter adapter, Upstream toAdapter) {
    List<Subject> subjects = new ArrayList<>(List.of(adapter));
    List<Upstream> upstreams = new ArrayList<>(List.of(toAdapter));
    if (options.ordinary()) {
      Ordinary ordinary = new Ordinary(world, options);
      subjects.add(ordinary);
      upstreams.add(new Upstream(world.rabbit(), ordinary.requests(), ordinary.exchange()));
    }
    try {
      new Rounds(world, options, results).run(subjects, upstreams);
    } finally {
      upstreams.stream().skip(1).forEach(Upstream::close);
    }
  }

  /** As an installation does it, by docs/running.md, but with orders and Acks as they come. */
  private void train(Adapter adapter, Child child, Upstream upstream) {
    if (options.trains()) {
      Tally tally = new Tally("bench-training", TRAINING);
      upstream.expect(tally);
      try {
        upstream.publish(tally, TRAINING, "default");
        tally.await(TRAINING, 120);
        tally.check();
      } catch (RuntimeException e) {
        results.failed("training of the AOT cache", String.valueOf(e.getMessage()));
      }
      adapter.trained(child);
    } else {
      child.close();
    }
  }
}
