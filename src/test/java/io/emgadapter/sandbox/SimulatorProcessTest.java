package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a program: from the classes here, from its jar once that is packaged. */
class SimulatorProcessTest {
  private static final int TERMINATED = 128 + 15;

  @TempDir private Path folder;

  @Test
  @Timeout(180)
  void anAdapterWithTheSettingsThatItWritesOrdersByBothRoutes() throws Exception {
    try (SimulatorProcess simulator = new SimulatorProcess(folder);
        Sandbox sandbox = Sandbox.open()) {
      Map<String, Object> settings = simulator.settings();
      settings.put("emg.subscriptions.default.route.workvisit", "rest");
      settings.put("server.port", 0);
      sandbox.startAdapter(settings);
      Samples samples = Samples.now();
      List<Outcome> outcomes;
      try (var run = new SampleRun(sandbox.rabbit(), Duration.ofSeconds(60))) {
        outcomes =
            run.of(
                List.of(
                    samples.named("smarthands-create-0001-other"),
                    samples.named("workvisit-create-accounts")));
      }
      assertThat(outcomes)
          .hasSize(2)
          .allSatisfy(outcome ->
              assertThat(outcome.verdict()).as(outcome.problem()).isEqualTo("ACKNOWLEDGED"));
      assertThat(sandbox.equinix().orders()).isEmpty();
      assertThat(simulator.stop()).isEqualTo(TERMINATED);
    }
  }
}
