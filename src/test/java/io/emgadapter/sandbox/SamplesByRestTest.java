package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.simulator.rest.RestSimulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesByRestTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void allSamplesEndAcknowledgedByRestAsTheyDoByEmg() {
    try (RestSimulator equinix = new RestSimulator();
        Sandbox sandbox = Sandbox.open()) {
      Map<String, Object> settings = new HashMap<>(ByRest.settings(equinix));
      settings.put("server.port", 0);
      sandbox.startAdapter(settings);
      List<Outcome> outcomes;
      try (var run = new SampleRun(sandbox.rabbit(), PATIENCE)) {
        outcomes = run.of(ByRest.of(Samples.now(), equinix));
      }
      assertThat(outcomes)
          .allSatisfy(outcome ->
              assertThat(outcome.acknowledged())
                  .as("%s: %s", outcome.sample().id(), outcome.problem())
                  .isTrue());
      assertThat(equinix.asked("/files/")).isNotEmpty();
      assertThat(equinix.asked("/v1/attachments/file"))
          .hasSameSizeAs(equinix.asked("/files/"))
          .allSatisfy(upload -> assertThat(upload.text()).contains("a file of a customer's"));
      assertThat(outcomes)
          .filteredOn(outcome -> outcome.sample().name().endsWith("-accounts"))
          .hasSize(2)
          .allMatch(outcome -> outcome.tasks().size() == 2);
      assertThat(equinix.book().orders()).hasSize(17);
      assertThat(equinix.oauth().given()).isEqualTo(1);
    }
  }
}
