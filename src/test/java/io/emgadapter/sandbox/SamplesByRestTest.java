package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.simulator.rest.OAuth;
import io.emgadapter.simulator.rest.RestSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesByRestTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The settings that send a subscription's orders to a simulator of the REST APIs. */
  static Map<String, Object> settings(RestSimulator equinix) {
    String prefix = "emg.subscriptions.default.";
    return Map.of(
        "server.port",
        0,
        prefix + "route.default",
        "rest",
        prefix + "rest.base-url",
        equinix.baseUrl(),
        prefix + "rest.client-id",
        OAuth.CLIENT_ID,
        prefix + "rest.client-secret",
        OAuth.CLIENT_SECRET,
        prefix + "rest.per-second",
        200);
  }

  @Test
  void allSamplesEndAcknowledgedByRest() {
    try (RestSimulator equinix = new RestSimulator();
        Sandbox sandbox = Sandbox.open()) {
      var adapter = sandbox.startAdapter(settings(equinix));
      var run = new SampleRun(sandbox.rabbit(), Sandbox.rabbit(adapter), PATIENCE);
      List<Outcome> outcomes = run.of(Samples.now().all());
      assertThat(outcomes)
          .allSatisfy(outcome ->
              assertThat(outcome.acknowledged())
                  .as("%s: %s", outcome.sample().id(), outcome.problem())
                  .isTrue());
      assertThat(equinix.book().orders()).hasSize(15);
      assertThat(equinix.oauth().given()).isEqualTo(1);
    }
  }
}
