package io.emgadapter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The whole campaign, for {@code ./mvnw verify -Pfaults}; docs/reliability.md says how. */
class FaultCampaign {
  private final int seeds = Integer.getInteger("faults.seeds", 5);
  private final long firstSeed = Long.getLong("faults.seed", 1);
  private final int rate = Integer.getInteger("faults.rate", 20);
  private final Path files = Path.of("target", "faults").toAbsolutePath();
  private final Launch launch = new Launch(files);
  private final List<Result> results = new ArrayList<>();

  @Test
  void nothingIsLostAndNothingIsOrderedTwice() {
    String only = System.getProperty("faults.only", "");
    if (only.isEmpty() || only.equals("kills")) {
      LongStream.range(firstSeed, firstSeed + seeds).forEach(this::kill);
    }
    print();
    assertThat(results).isNotEmpty().allMatch(Result::isGood);
  }

  private void kill(long seed) {
    take(new Run("kill -9", seed, launch, files.resolve("instances.log"), rate).with(new Kills(Place.all(), seed)));
  }

  private void take(Result result) {
    results.add(result);
    System.out.print(Result.header() + result.line() + result.details());
  }

  private void print() {
    System.out.print("\n" + Result.header());
    results.forEach(result -> System.out.print(result.line()));
  }
}
