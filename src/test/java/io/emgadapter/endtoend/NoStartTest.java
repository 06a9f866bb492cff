package io.emgadapter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emgadapter.sandbox.Sandbox;
import io.emgadapter.subscription.UnusableSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NoStartTest {

  @Test
  void aKeyThatIsNotThereStopsTheStartWithOneSentenceAndNoStackTrace(CapturedOutput output) {
    try (Sandbox sandbox = Sandbox.open()) {
      String setting = "emg.subscriptions.default.signing.private-key";
      assertThatThrownBy(() ->
              sandbox.startAdapter(
                  Map.of(
                      "server.port",
                      "0",
                      setting,
                      "file:/no/such/key.pem",
                      "emg.subscriptions.default.signing.password",
                      "s3cret-word")))
          .isInstanceOf(UnusableSettings.class);

      assertThat(output)
          .contains("APPLICATION FAILED TO START")
          .contains(setting + ": the file cannot be read")
          .doesNotContain("s3cret-word", "\tat io.emgadapter");
    }
  }
}
