package io.emgadapter.faults;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.List;

/**
 * Freezes an instance at each of some places until its leases and locks have ended and another has
 * taken over, and lets it go on from there as if nothing had been.
 */
final class Freezes implements Run.Faults {
  /** Longer than every lease of the run, and than what looks decide. */
  private static final int FROZEN = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> places;

  Freezes(List<String> places) {
    this.places = places;
  }

  @Override
  public int into(World world, Load load, List<String> missed) throws InterruptedException {
    int frozen = 0;
    for (String place : places) {
      world.fleet.awaitReady();
      Instance zombie = world.fleet.firstAt(place, PATIENCE);
      if (zombie == null) {
        world.fleet.all().forEach(each -> each.arm("", () -> {}));
        missed.add(place);
        continue;
      }
      zombie.signal("STOP");
      zombie.arm("", () -> {});
      SECONDS.sleep(FROZEN);
      zombie.signal("CONT");
      frozen++;
    }
    return frozen;
  }
}
