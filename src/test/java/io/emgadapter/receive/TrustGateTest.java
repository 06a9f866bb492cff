package io.emgadapter.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrustGateTest {
  private final TrustGate gate = new TrustGate();

  private void saw(int times, Trust trust) {
    for (int i = 0; i < times; i++) {
      gate.saw(trust);
    }
  }

  @Test
  void tenDistrustedInARowAfterAStartShutIt() {
    saw(9, Trust.DISTRUSTED);
    assertThat(gate.isShut()).isFalse();

    saw(1, Trust.DISTRUSTED);

    assertThat(gate.isShut()).isTrue();
  }

  @Test
  void oneVerifiedOpensItForGood() {
    saw(9, Trust.DISTRUSTED);
    saw(1, Trust.VERIFIED);
    saw(1000, Trust.DISTRUSTED);

    assertThat(gate.isShut()).isFalse();
  }

  @Test
  void oneVerifiedOfTheSameBatchOpensItAgain() {
    saw(10, Trust.DISTRUSTED);

    saw(1, Trust.VERIFIED);

    assertThat(gate.isShut()).isFalse();
  }

  @Test
  void junkSaysNothingOfTheKey() {
    saw(1000, Trust.UNTOLD);
    assertThat(gate.isShut()).isFalse();

    saw(9, Trust.DISTRUSTED);
    saw(1000, Trust.UNTOLD);
    assertThat(gate.isShut()).isFalse();

    saw(1, Trust.DISTRUSTED);
    assertThat(gate.isShut()).isTrue();
  }
}
