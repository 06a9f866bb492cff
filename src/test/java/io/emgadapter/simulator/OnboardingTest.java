package io.emgadapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnboardingTest {
  @TempDir private Path folder;

  @Test
  void keysThatAreThereAreUsedAgain() {
    Keys first = new Onboarding(folder).keys();

    assertThat(new Onboarding(folder).keys()).isEqualTo(first);
  }

  @Test
  void halfAPairOfKeysIsRefused() throws IOException {
    Files.delete(new Onboarding(folder).customerPublicKey());

    assertThatThrownBy(() -> new Onboarding(folder))
        .hasMessageContaining("customer-public.pem")
        .hasMessageContaining("supply both");
  }

  @Test
  void whatIsNoKeyIsRefusedByItsFile() throws IOException {
    Files.writeString(new Onboarding(folder).customerPublicKey(), "no key");

    assertThatThrownBy(() -> new Onboarding(folder)).hasMessageContaining("customer-public.pem");
  }
}
