package io.emgadapter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the campaign: a few kills where most is at stake, and a rolling update. */
class FaultsTest {
  private static final int PER_SECOND = 12;
  private static final List<String> PLACES =
      List.of("after Accept", "after Seal", "ORDERED", "VERIFIED");

  @TempDir private Path folder;

  @Test
  void instancesThatAreKilledAtTheWorstMomentsLoseNothingAndOrderNothingTwice() {
    Launch launch = new Launch(folder);
    Path log = folder.resolve("instances.log");

    Result result = new Run("kill -9", 1, launch, log, PER_SECOND).with(new Kills(PLACES, 1));

    System.out.print(Result.header() + result.line() + result.details());
    assertThat(result.missed()).isEmpty();
    assertThat(result.isGood()).as(result.details()).isTrue();
  }

  @Test
  void instancesThatAreReplacedOneByOneEndInTimeAndLoseNothing() {
    Launch launch = new Launch(folder);
    Path log = folder.resolve("instances.log");

    Result result = new Run("rolling", 1, launch, log, PER_SECOND).with(new Drains(2));

    System.out.print(Result.header() + result.line() + result.details());
    assertThat(result.missed()).isEmpty();
    assertThat(result.isGood()).as(result.details()).isTrue();
  }
}
