package io.emgadapter.bench;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;

/** The parts in which nothing is compared with the ordinary application, for it cannot do them. */
final class Adapted {
  private static final int PATIENCE = 120;
  private static final int NOTICES = 4_000;
  private static final int NOTED_ORDERS = 40;
  private static final int BY_REST = 2_000;

  private final World world;
  private final Options options;
  private final Results results;
  private final Adapter adapter;
  private final Upstream upstream;
  private int stretches;

  Adapted(World world, Options options, Results results, Adapter adapter, Upstream upstream) {
    this.world = world;
    this.options = options;
    this.results = results;
    this.adapter = adapter;
    this.upstream = upstream;
  }

  /** What needs an adapter that is warm. */
  void warmParts() {
    started(this::warmParts);
  }

  private void started(BiConsumer<Child, Meter> work) {
    world.emg().ask("forget", "forgot");
    try (Child child = adapter.start()) {
      adapter.awaitReady(child);
      try (var meter =
          new Meter(world.database(), adapter.database(), world.rabbit(), world.peers(), child)) {
        work.accept(child, meter);
      }
    }
  }

  private void warmParts(Child child, Meter meter) {
    drain("warm", 2_000, "default");
    if (options.has("notices")) {
      notices(meter);
    }
    if (options.has("rest")) {
      rest(meter);
    }
  }

  private Tally drain(String name, int orders, String subscription) {
    Tally tally = new Tally("bench-" + name + "-" + stretches++, orders);
    upstream.expect(tally);
    upstream.publish(tally, orders, subscription);
    tally.await(orders, PATIENCE);
    tally.check();
    return tally;
  }

  /** Equinix tells much of few orders: the events of one order must go in order. */
  private void notices(Meter meter) {
    for (int round = 0; round <= options.rounds(); round++) {
      int before = upstream.others();
      Cost start = meter.read();
      world.emg().ask("notices " + NOTICES + " " + NOTED_ORDERS, "noticed");
      long end = Waiting.until(upstream::others, before + NOTICES, PATIENCE);
      Cost cost = meter.read().minus(start);
      if (round > 0) { // the first one warms up
        results.add("notices.rate", NOTICES / (end / 1e9 - start.seconds()));
        results.add("notices.cpu", cost.cpuMillis(NOTICES));
      }
    }
  }

  private void rest(Meter meter) {
    drain("rest-warm", BY_REST, "rest");
    for (int round = 0; round < options.rounds(); round++) {
      Cost start = meter.read();
      drain("rest", BY_REST, "rest");
      Cost cost = meter.read().minus(start);
      results.add("rest.rate", BY_REST / cost.seconds());
      results.add("rest.cpu", cost.cpuMillis(BY_REST));
      results.add("rest.cpu.application", cost.application() * 1_000 / BY_REST);
      results.add("rest.statements", cost.statements() / BY_REST);
      results.add("rest.wal", cost.wal() / BY_REST / 1_000);
      Cost emg = meter.read();
      drain("emg", BY_REST, "default");
      Cost byEmg = meter.read().minus(emg);
      results.add("rest.against.cpu", byEmg.cpuMillis(BY_REST));
    }
  }

  /** Two instances on one ledger, the same backlog. */
  void two() {
    world.emg().ask("forget", "forgot");
    int other = Database.freePort();
    try (Child first = adapter.start();
        Child second = adapter.start(other, options.heap(), Map.of())) {
      adapter.awaitReady(first);
      adapter.awaitReady(second, other);
      drain("two-warm", options.first(), "default");
      long begun = System.nanoTime();
      Tally tally = drain("two", options.orders() - options.first(), "default");
      results.add("two.rate", tally.size() * 1e9 / (tally.lastAt() - begun));
    }
  }

  /** Waits for a count. */
  static final class Waiting {
    private Waiting() {}

    /** When it was reached, by {@code System.nanoTime()}. */
    static long until(IntSupplier count, int goal, int patienceSeconds) {
      int before = -1;
      long moved = System.nanoTime();
      for (int now = count.getAsInt(); now < goal; now = count.getAsInt()) {
        if (now != before) {
          before = now;
          moved = System.nanoTime();
        } else if (System.nanoTime() - moved > patienceSeconds * 1_000_000_000L) {
          throw new IllegalStateException(
              "Only " + now + " of " + goal + " came, then nothing more.");
        }
        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
      }
      return System.nanoTime();
    }
  }
}
