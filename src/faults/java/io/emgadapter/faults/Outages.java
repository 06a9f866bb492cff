package io.emgadapter.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stops a server under load, starts it again, and measures how long it takes until as much ends in
 * a second as before; no instance is started anew.
 */
final class Outages implements Run.Faults {
  private static final Duration STEADY = Duration.ofSeconds(15);

  /** Longer than the leases and than the look-ups' windows of a run together. */
  private static final Duration DOWN = Duration.ofSeconds(20);

  private static final Duration LONGEST_RETURN = Duration.ofSeconds(90);
  private static final double FULL = 0.9;

  private final Map<String, Server> servers;
  private final Map<String, Duration> back = new TreeMap<>();

  /** A server that can be stopped and started. */
  interface Server {
    /** Returns when it is gone. */
    void stop() throws InterruptedException;

    /** Returns when it serves. */
    void start() throws InterruptedException;
  }

  Outages(Map<String, Server> servers) {
    this.servers = servers;
  }

  /** How long after its start each server's load was back at its full rate. */
  Map<String, Duration> back() {
    return back;
  }

  @Override
  public int into(World world, Load load, List<String> missed) throws InterruptedException {
    for (Map.Entry<String, Server> each : servers.entrySet()) {
      double before = rate(world, STEADY);
      each.getValue().stop();
      Thread.sleep(DOWN);
      each.getValue().start();
      long started = System.nanoTime();
      while (rate(world, Duration.ofSeconds(3)) < FULL * before) {
        if (since(started).compareTo(LONGEST_RETURN) > 0) {
          missed.add(each.getKey() + " back at full rate");
          break;
        }
      }
      back.put(each.getKey(), since(started));
    }
    return servers.size();
  }

  private static double rate(World world, Duration time) throws InterruptedException {
    int before = world.heard.finals.size();
    Thread.sleep(time);
    return (world.heard.finals.size() - before) * 1000.0 / time.toMillis();
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
