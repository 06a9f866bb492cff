package io.emgadapter.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UndecidedLogTest {

  @Test
  void manyUndecidedTasksAreOneWarning(CapturedOutput output) {
    var log = new UndecidedLog(Duration.ofMinutes(1));
    UUID first = UUID.randomUUID();
    log.parked(first);
    for (int n = 0; n < 299; n++) {
      log.parked(UUID.randomUUID());
    }
    log.sentAgain(UUID.randomUUID());
    log.tell();
    log.parked(UUID.randomUUID());
    log.tell();

    assertThat(output.getAll().lines().filter(line -> line.contains("reached Equinix")))
        .singleElement()
        .asString()
        .contains("WARN", "301 Tasks", first.toString(), "300 are parked", "1 are sent again");
  }
}
