package io.emgadapter.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * What becomes of the rate when the ledger holds many finished orders, when somebody keeps a
 * transaction open, and when a backlog is longer than memory.
 */
final class Growth {
  private static final int BASE = 2_000;
  private static final int PATIENCE = 120;
  private static final String SMALL_HEAP = "384m";

  private final World world;
  private final Options options;
  private final Results results;
  private final int orders;
  private int stretches;

  Growth(World world, Options options, Results results) {
    this.world = world;
    this.options = options;
    this.results = results;
    this.orders = Math.min(4_000, options.orders());
  }

  void run() {
    if (options.has("growth")) {
      grown();
    }
    if (options.has("backlog")) {
      backlog();
    }
  }

  private void grown() {
    Adapter clean = prepared("clean");
    Adapter grown = prepared("grown");
    try (Upstream toClean = upstream(clean);
        Upstream toGrown = upstream(grown)) {
      started(clean, options.heap(), () -> drain(toClean, BASE));
      started(grown, options.heap(), () -> drain(toGrown, BASE));
      new Copies(world.database(), grown.database(), BASE).make(options.finished() / BASE);
      results.add("growth.finished.orders", options.finished());
      results.add("growth.finished.gigabytes", size(grown));
      for (int round = 0; round < options.rounds(); round++) {
        started(clean, options.heap(), () -> open(clean, toClean));
        started(grown, options.heap(), () -> measure("growth.finished.rate", toGrown));
      }
    }
  }

  private double size(Adapter adapter) {
    return world
            .database()
            .number(adapter.database(), "select pg_database_size(current_database())")
        / 1e9;
  }

  /** Clean, then the same while a transaction sees the ledger as it was. */
  private void open(Adapter adapter, Upstream upstream) {
    measure("growth.clean.rate", upstream);
    try (Connection connection = world.database().open(adapter.database());
        Statement statement = connection.createStatement()) {
      statement.execute("begin isolation level repeatable read");
      statement.execute("select pg_current_xact_id(), count(*) from pg_class");
      time("growth.open.rate", upstream);
      statement.execute("rollback");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void measure(String name, Upstream upstream) {
    drain(upstream, BASE); // for the JIT
    time(name, upstream);
  }

  private void time(String name, Upstream upstream) {
    long begun = System.nanoTime();
    Tally tally = drain(upstream, orders);
    results.add(name, orders * 1e9 / (tally.lastAt() - begun));
  }

  private Tally drain(Upstream upstream, int count) {
    Tally tally = new Tally("bench-growth-" + stretches++, count);
    upstream.expect(tally);
    upstream.publish(tally, count, "default");
    tally.await(count, PATIENCE);
    tally.check();
    return tally;
  }

  /** A backlog that waits, and little memory. */
  private void backlog() {
    Adapter adapter = prepared("backlog");
    try (Upstream upstream = upstream(adapter)) {
      int count = options.backlog();
      Tally tally = new Tally("bench-backlog", count);
      upstream.expect(tally);
      upstream.publish(tally, count, "default");
      started(
          adapter,
          SMALL_HEAP,
          () -> {
            long begun = System.nanoTime();
            tally.await(count, PATIENCE);
            tally.check();
            results.add("backlog.orders", count);
            results.add("backlog.rate", count * 1e9 / (tally.lastAt() - begun));
          });
    }
  }

  private Adapter prepared(String purpose) {
    Adapter adapter = new Adapter(world, options, purpose);
    started(adapter, options.heap(), () -> {});
    return adapter;
  }

  private void started(Adapter adapter, String heap, Runnable work) {
    world.emg().ask("forget", "forgot");
    int http = Database.freePort();
    try (Child child = adapter.start(http, heap, Map.of())) {
      adapter.awaitReady(child, http);
      work.run();
    }
  }

  private Upstream upstream(Adapter adapter) {
    return new Upstream(world.rabbit(), adapter.requests(), adapter.exchange());
  }
}
