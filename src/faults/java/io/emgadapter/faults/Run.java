package io.emgadapter.faults;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.emgadapter.faults.Checker.Fate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run: two instances or three under load, faults, the end of the load, and the verdict. */
final class Run {
  private static final int LONGEST_START = 150;
  private static final String MEMORY = "-Xmx192m";
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(2);

  private final String name;
  private final long seed;
  private final Launch launch;
  private final Path log;
  private final int perSecond;
  private final List<String> missed = new ArrayList<>();

  /** Injects faults; gives how many. */
  interface Faults {
    int into(World world, Load load, List<String> missed) throws InterruptedException;
  }

  Run(String name, long seed, Launch launch, Path log, int perSecond) {
    this.name = name;
    this.seed = seed;
    this.launch = launch;
    this.log = log;
    this.perSecond = perSecond;
  }

  /**
   * With each third seed there are three instances; with an even one Equinix drops copies of a
   * Task, with an odd one it carries them out.
   */
  Result with(Faults faults) {
    return in(new World(seed % 2 == 0, launch, log, MEMORY), faults);
  }

  /** The same with these servers. */
  Result with(Faults faults, Broker broker, String database) {
    return in(new World(seed % 2 == 0, launch, log, MEMORY, broker, database), faults);
  }

  private Result in(World made, Faults faults) {
    long begun = System.nanoTime();
    try (World world = made) {
      world.fleet.start(seed % 3 == 0 ? 3 : 2);
      Load load =
          new Load(world.broker, new Offers(seed, "s" + seed), perSecond, world.equinix::mischief);
      world.heard.forgetStalls();
      int injected;
      try (load) {
        injected = faults.into(world, load, missed);
        world.fleet.awaitReady();
      }
      Duration stall = world.heard.longestStall();
      List<String> broken = world.sums.broken();
      world.equinix.behave();
      Duration drain = drain(world, load);
      return result(
          world, load, injected, world.sums.brokenBesides(broken), stall, drain, since(begun));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was broken off.", e);
    }
  }

  private Result result(
      World world,
      Load load,
      int injected,
      List<String> broken,
      Duration stall,
      Duration drain,
      Duration took) {
    Evidence evidence =
        new Evidence(
            load.offered(),
            load.confirmed(),
            world.equinix.envelopes(),
            world.equinix.effects(),
            world.heard.finals,
            world.posted.requests(),
            world.heard.rejected,
            new ParkedView(world.fleet.ready().port(LONGEST_START)).requests());
    Map<Fate, Set<String>> fates = Checker.check(evidence);
    return new Result(
        name + " " + seed + (seed % 2 == 0 ? " (drops copies)" : ""),
        injected,
        missed,
        evidence.offered().size(),
        evidence.envelopes().size(),
        world.heard.acks.get(),
        fates,
        broken,
        world.heard.outcomes,
        stall,
        drain,
        took);
  }

  /** Waits until all that was confirmed has ended. */
  private static Duration drain(World world, Load load) throws InterruptedException {
    long begun = System.nanoTime();
    while (since(begun).compareTo(LONGEST_DRAIN) < 0
        && !load.confirmed().stream().allMatch(world::tellsOf)) {
      SECONDS.sleep(1);
    }
    Duration drained = since(begun);
    // What should not come would come now.
    SECONDS.sleep(2);
    return drained;
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
