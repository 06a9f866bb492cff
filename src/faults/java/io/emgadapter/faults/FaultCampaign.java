package io.emgadapter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The whole campaign, for {@code ./mvnw verify -Pfaults}; docs/reliability.md says how. */
class FaultCampaign {
  private static final List<String> FROZEN_AT =
      List.of("after Claim", "after Seal", "CALLING", "ORDERED", "VERIFIED", "PUBLISHED");

  private static final int MOST_KIB = 384 * 1024;

  private final int seeds = Integer.getInteger("faults.seeds", 5);
  private final long firstSeed = Long.getLong("faults.seed", 1);
  private final int kills = Integer.getInteger("faults.kills", 30);
  private final int rate = Integer.getInteger("faults.rate", 20);
  private final String only =
      System.getProperty("faults.only", "kills,freezes,drains,network,outages");
  private final Path files = Path.of("target", "faults").toAbsolutePath();
  private final Path log = files.resolve("instances.log");
  private final Launch launch = new Launch(files);
  private final List<Result> results = new ArrayList<>();

  @Test
  void nothingIsLostAndNothingIsOrderedTwice() throws InterruptedException {
    try (World world = new World(true, launch, log, "-Xmx192m")) {
      world.fleet.train();
    }
    if (isWanted("kills")) {
      LongStream.range(firstSeed, firstSeed + seeds)
          .forEach(seed -> run("kill -9", seed, new Kills(Place.of(seed, kills), seed)));
    }
    if (isWanted("freezes")) {
      run("frozen", firstSeed, new Freezes(FROZEN_AT));
    }
    if (isWanted("drains")) {
      run("rolling", firstSeed, new Drains(6));
    }
    if (isWanted("network")) {
      run("network", firstSeed, new Cuts());
    }
    if (isWanted("outages")) {
      stopServers();
    }
    System.out.print("\n" + Result.header());
    results.forEach(result -> System.out.print(result.line()));
    assertThat(results).allMatch(Result::isGood);
    if (isWanted("backlog")) {
      drain(Integer.getInteger("faults.requests", 3000));
    }
  }

  private boolean isWanted(String what) {
    return List.of(only.split(",", -1)).contains(what);
  }

  private void run(String name, long seed, Run.Faults faults) {
    take(new Run(name, seed, launch, log, rate).with(faults));
  }

  private void take(Result result) {
    results.add(result);
    System.out.print(Result.header() + result.line() + result.details());
  }

  private void stopServers() throws InterruptedException {
    if (!OwnRabbit.isInstalled()) {
      String missing = "Not run: outages, which need an installed RabbitMQ.";
      assertThat(System.getenv("CI")).as(missing).isNull();
      System.out.println(missing);
      return;
    }
    try (OwnLedger ledger = new OwnLedger();
        OwnRabbit rabbit = new OwnRabbit()) {
      rabbit.start();
      Outages outages = new Outages(Map.of("PostgreSQL", ledger, "RabbitMQ", rabbit));
      Run run = new Run("stopped servers", firstSeed, launch, log, rate);
      take(run.with(outages, Broker.at(rabbit.where()), ledger.database()));
      outages
          .back()
          .forEach((server, time) ->
              System.out.printf(
                  "%s: at full rate %d s after its start%n", server, time.toSeconds()));
    }
  }

  private void drain(int requests) throws InterruptedException {
    try (World world = new World(true, launch, log, System.getProperty("faults.xmx", "-Xmx128m"))) {
      world.equinix.emg.notices().ordersLive(false);
      world.fleet.declare();
      Duration longest = Duration.ofMinutes(Integer.getInteger("faults.minutes", 25));
      Backlog.Drained drained = new Backlog(requests, longest, System.out::println).drain(world);
      System.out.println(world.broker.kind() + " upstream. " + drained);
      assertThat(drained.ended()).isEqualTo(requests);
      assertThat(drained.peakKib()).isLessThan(MOST_KIB);
    }
  }
}
