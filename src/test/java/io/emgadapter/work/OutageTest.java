package io.emgadapter.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

  @Test
  void anOutageIsLoggedWhenItBeginsAndWhenItIsOver(CapturedOutput output) {
    Outage outage = outage(Duration.ofHours(1));

    for (int i = 0; i < 100; i++) {
      outage.seen("refused");
    }
    assertThat(outage.reason()).isEqualTo("refused");
    outage.over();
    outage.over();

    assertThat(output.toString().lines().filter(line -> line.contains("The broker"))).hasSize(2);
    assertThat(output)
        .contains("The broker is out of reach (refused); all waits")
        .contains("The broker is in reach again, after 0 s");
    assertThat(outage.reason()).isNull();
  }

  @Test
  void anOutageThatLastsIsLoggedAgain(CapturedOutput output) {
    Outage outage = outage(Duration.ZERO);

    outage.seen("refused");
    outage.seen("refused");

    assertThat(output).contains("The broker is out of reach for 0 s now (refused); all waits");
  }

  /** However often it is seen. */
  @Test
  void itsWholeLifeIsOneLineAtEachOfItsThreeMoments(CapturedOutput output) {
    Outage outage = outage(Duration.ofMillis(50));

    outage.seen("refused");
    await()
        .until(() -> {
          outage.seen("refused");
          return output.toString().contains("for 0 s now");
        });
    outage.over();
    outage.over();

    assertThat(output.toString().lines().filter(line -> line.contains("The broker")))
        .hasSize(3)
        .noneMatch(line -> line.contains("Exception"));
  }

  private static Outage outage(Duration every) {
    var log = new Outage.Log(LoggerFactory.getLogger(OutageTest.class), Map.of(LogKey.QUEUE, "q"));
    return new Outage(log, "The broker", "all waits", every);
  }
}
