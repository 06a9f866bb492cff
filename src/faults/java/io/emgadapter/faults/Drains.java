package io.emgadapter.faults;

import java.time.Duration;
import java.util.List;

/**
 * Replaces one instance after the other as a rolling update does: another one is started, and when
 * it is ready the old one is told to stop by SIGTERM. It must end by itself and in time.
 */
final class Drains implements Run.Faults {
  /** A stop takes 35 s at most; half of what k8s and docker-compose.yml give it. */
  static final Duration GRACE = Duration.ofSeconds(45);

  private final int count;

  Drains(int count) {
    this.count = count;
  }

  @Override
  public int into(World world, Load load, List<String> missed) {
    for (int i = 1; i <= count; i++) {
      world.fleet.awaitReady();
      Instance old = world.fleet.ready();
      world.fleet.begin();
      world.fleet.awaitReady();
      if (!world.fleet.drain(old, GRACE)) {
        missed.add(
            "drain " + i + ": " + old + " did not end by itself in " + GRACE.toSeconds() + " s");
      }
    }
    return count;
  }
}
