package io.emgadapter.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Kills an instance at each of some places, one after the other, in any order. */
final class Kills implements Run.Faults {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> places;

  Kills(List<String> places, long seed) {
    String only = System.getProperty("faults.places", "");
    this.places = new ArrayList<>(only.isEmpty() ? places : List.of(only.split(",", -1)));
    Collections.shuffle(this.places, new Random(seed));
  }

  @Override
  public int into(World world, Load load, List<String> missed) {
    int kills = 0;
    for (String place : places) {
      long begun = System.nanoTime();
      world.fleet.ready();
      if (world.fleet.killAt(place, PATIENCE)) {
        kills++;
      } else {
        missed.add(place);
      }
      if (Boolean.getBoolean("faults.verbose")) {
        System.out.printf("  %5d ms  %s%n", (System.nanoTime() - begun) / 1_000_000, place);
      }
    }
    return kills;
  }
}
