package io.emgadapter.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.ledger.parked.Park;
import io.emgadapter.ledger.parked.Park.Parking;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UntrustedLogTest {
  private static Parking parking(String reason) {
    return new Parking(UUID.randomUUID(), "acme", Park.EMG, reason, "", null, new byte[0]);
  }

  private static List<String> lines(CapturedOutput output) {
    return output.getAll().lines().filter(line -> line.contains("subscription=\"acme\"")).toList();
  }

  @Test
  void aFloodOfUntrustedMessagesIsOneWarningThatSumsUp(CapturedOutput output) {
    var untrusted = new UntrustedLog("acme", Duration.ZERO);
    untrusted.parked(Collections.nCopies(300, parking("wrong-signature")));
    untrusted.parked(List.of(parking("unsigned")));
    untrusted.tell();
    untrusted.tell();

    assertThat(lines(output))
        .singleElement()
        .asString()
        .contains("WARN", "300 as wrong-signature", "1 as unsigned", "parked for a person");
  }

  @Test
  void theFirstIsLoggedAtOnceAndTheNextOnlyAfterAWhile(CapturedOutput output) {
    var untrusted = new UntrustedLog("acme", Duration.ofMinutes(1));
    for (int batch = 0; batch < 100; batch++) {
      untrusted.parked(List.of(parking("unsigned")));
      untrusted.tell();
    }

    assertThat(lines(output)).singleElement().asString().contains("1 as unsigned");
  }

  @Test
  void whatALaxPolicyBelievesIsLoggedToo(CapturedOutput output) {
    var untrusted = new UntrustedLog("acme", Duration.ZERO);
    untrusted.believed();
    untrusted.tell();

    assertThat(lines(output)).singleElement().asString().contains("WARN", "1 did not verify");
  }
}
