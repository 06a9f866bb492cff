package io.emgadapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SandboxApplicationTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @Test
  void eachSampleIsAcknowledgedAndShown() {
    try (var sandbox =
        new SandboxApplication(new PrintStream(screen, true, StandardCharsets.UTF_8))) {
      sandbox.start("--server.port=0");

      int code = sandbox.sendSamples();
      sandbox.sayWhere();

      String shown = screen.toString(StandardCharsets.UTF_8);
      assertThat(code).as(shown).isZero();
      assertThat(shown).contains("samples were acknowledged", "curl -i http://127.0.0.1:");
      assertThat(shown).containsPattern("told of the orders, by state: .*Closed=\\d+.*billed=\\d+");
      assertThat(shown.lines().filter(line -> line.contains("ACKNOWLEDGED")))
          .hasSizeGreaterThan(Samples.now().all().size())
          .allMatch(line -> line.length() <= 140);
    }
  }

  @Test
  void theVerdictSaysWhichWereNotAcknowledgedAndWhy() {
    Sample sample =
        Sample.of("x", "{\"id\": \"x-1\", \"verb\": \"Create\", \"resource\": \"SmartHands\"}");
    var event =
        new JsonMapper()
            .readTree(
                """
                {"type": "io.emgadapter.request.completed", "data": {"outcome": "REFUSED", "tasks": [
                  {"state": "REFUSED", "statusCode": 400, "description": "not so"}]}}\
                """);

    Outcome outcome = Outcome.of(sample, event, 5);

    assertThat(outcome.acknowledged()).isFalse();
    assertThat(SandboxApplication.verdict(3, List.of(outcome)))
        .isEqualTo("Not acknowledged: x-1 (REFUSED: not so)");
    assertThat(SandboxApplication.verdict(3, List.of()))
        .isEqualTo("All 3 samples were acknowledged.");
  }
}
