package io.emgadapter.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * What becomes of the rate when the ledger holds many finished orders, when somebody keeps a
 * transaction open, and when a backlog is longer than memory.
 *
 * <p>Two adapters run beside each other, one with a small ledger and one with a grown one, each
 * with EMG's queues of its own; they are given orders in turn.
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
    this.orders = Math.min(3_000, options.orders());
  }

  /** An adapter that runs, and who gives it orders. */
  private record Running(Adapter adapter, Child child, Child peer, Upstream upstream)
      implements AutoCloseable {
    @Override
    public void close() {
      child.close();
      upstream.close();
      peer.close();
    }
  }

  private Running start(Adapter adapter) {
    Child peer = world.emgPeer("emg-peer-" + stretches);
    int http = Database.freePort();
    Child child = adapter.start(http, options.heap(), Adapter.queuesAt(World.port(peer)));
    adapter.awaitReady(child, http);
    return new Running(
        adapter, child, peer, new Upstream(world.rabbit(), adapter.requests(), adapter.exchange()));
  }

  /** Small against grown, in turn, and small while a transaction sees the ledger as it was. */
  void grown() {
    Adapter large = new Adapter(world, options, "grown");
    try (Running first = start(large)) {
      drain(first, BASE);
    }
    long begun = System.nanoTime();
    new Copies(world.database(), large.database(), BASE).make(options.finished() / BASE);
    results.add("growth.seeding.seconds", (System.nanoTime() - begun) / 1e9);
    results.add("growth.finished.orders", options.finished());
    results.add("growth.finished.gigabytes", gigabytes(large));
    try (Running grown = start(large);
        Running clean = start(new Adapter(world, options, "clean"))) {
      drain(grown, 3 * BASE); // for the JIT
      drain(clean, 3 * BASE);
      for (int round = 0; round < options.rounds(); round++) {
        time("growth.clean.rate", clean);
        time("growth.finished.rate", grown);
        open(clean);
      }
    }
    world.database().drop(large.database());
  }

  private double gigabytes(Adapter adapter) {
    return world
            .database()
            .number(adapter.database(), "select pg_database_size(current_database())")
        / 1e9;
  }

  private void open(Running clean) {
    try (Connection connection = world.database().open(clean.adapter().database());
        Statement statement = connection.createStatement()) {
      statement.execute("begin isolation level repeatable read");
      statement.execute("select pg_current_xact_id(), count(*) from pg_class");
      time("growth.open.rate", clean);
      statement.execute("rollback");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void time(String name, Running running) {
    results.add(name, drain(running, orders));
  }

  /** So many orders a second. */
  private double drain(Running running, int count) {
    Tally tally = new Tally("bench-growth-" + stretches++, count);
    long begun = System.nanoTime();
    running.upstream().expect(tally);
    running.upstream().publish(tally, count, "default");
    tally.await(count, PATIENCE);
    tally.check();
    return count * 1e9 / (tally.lastAt() - begun);
  }

  /** A backlog that waits, and little memory. */
  void backlog() {
    Adapter adapter = new Adapter(world, options, "backlog");
    started(adapter, options.heap(), () -> {}); // declares its queue
    int count = options.backlog();
    Tally tally = new Tally("bench-backlog", count);
    try (Upstream upstream = new Upstream(world.rabbit(), adapter.requests(), adapter.exchange())) {
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

  private void started(Adapter adapter, String heap, Runnable work) {
    world.emg().ask("forget", "forgot");
    int http = Database.freePort();
    try (Child child = adapter.start(http, heap, Map.of())) {
      adapter.awaitReady(child, http);
      work.run();
    }
  }
}
