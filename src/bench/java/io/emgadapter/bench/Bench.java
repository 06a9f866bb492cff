package io.emgadapter.bench;

import java.util.ArrayList;
import java.util.List;

/** Runs the parts that are asked for, and writes the page. */
public final class Bench {
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
    world.succeeded();
  }

  private void parts(World world) {
    Adapter adapter = new Adapter(world, options, "adapter");
    declare(adapter);
    try (Upstream toAdapter =
        new Upstream(world.rabbit(), adapter.requests(), adapter.exchange())) {
      if (options.has("limits")) {
        new Limits(world, results).run();
      }
      if (options.has("each")) {
        new EachConnection(world, results).run();
      }
      if (options.has("drain") || options.has("latency")) {
        compare(world, adapter, toAdapter);
      }
      new Adapted(world, options, results, adapter, toAdapter).run();
    }
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

  /** The adapter makes its tables, its queue and its exchange, before a backlog can wait for it. */
  private static void declare(Adapter adapter) {
    try (Child child = adapter.start()) {
      adapter.awaitReady(child);
    }
  }
}
