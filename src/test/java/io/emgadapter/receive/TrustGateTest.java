package io.emgadapter.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrustGateTest {
  private final TrustGate gate = new TrustGate(VerificationPolicy.REQUIRED, 10);

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
  void noMoreMayBeOutThanWouldShutIt() {
    assertThat(gate.allowance()).isEqualTo(10);

    saw(4, Trust.DISTRUSTED);
    saw(100, Trust.UNTOLD);
    assertThat(gate.allowance()).isEqualTo(6);

    saw(6, Trust.DISTRUSTED);
    assertThat(gate.allowance()).isZero();
  }

  @Test
  void onceOneIsVerifiedTheCreditIsWhole() {
    saw(1, Trust.VERIFIED);

    assertThat(gate.allowance()).isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @EnumSource(names = {"REPORT", "OFF"})
  void aPolicyThatBelievesWhatDoesNotVerifyNeverShutsIt(VerificationPolicy lax) {
    var open = new TrustGate(lax, 10);
    for (int i = 0; i < 1000; i++) {
      open.saw(Trust.DISTRUSTED);
    }

    assertThat(open.isShut()).isFalse();
    assertThat(open.allowance()).isEqualTo(Integer.MAX_VALUE);
    assertThat(open.untilShut(Collections.nCopies(20, Trust.DISTRUSTED))).isEqualTo(20);
  }

  @Test
  void tenInARowShutItThoughManyVerifiedBefore() {
    saw(9, Trust.DISTRUSTED);
    saw(1000, Trust.VERIFIED);
    saw(9, Trust.DISTRUSTED);
    assertThat(gate.isShut()).isFalse();
    assertThat(gate.allowance()).isEqualTo(1);

    saw(1, Trust.DISTRUSTED);

    assertThat(gate.isShut()).isTrue();
    assertThat(gate.allowance()).isZero();
  }

  @Test
  void whileSomeVerifyItStaysOpenHoweverManyDoNot() {
    for (int i = 0; i < 1000; i++) {
      saw(9, Trust.DISTRUSTED);
      saw(1, Trust.VERIFIED);
    }

    assertThat(gate.isShut()).isFalse();
    assertThat(gate.allowance()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void anotherKeyOpensItForTenMore() {
    saw(1, Trust.VERIFIED);
    saw(400, Trust.DISTRUSTED);
    gate.keys(0);
    assertThat(gate.isShut()).isTrue();

    gate.keys(1);

    assertThat(gate.isShut()).isFalse();
    assertThat(gate.allowance()).isEqualTo(10);
  }

  @Test
  void anOperatorOpensItForTenMore() {
    saw(10, Trust.DISTRUSTED);

    gate.open();

    assertThat(gate.isShut()).isFalse();
    assertThat(gate.allowance()).isEqualTo(10);
  }

  @Test
  void tenWithoutASignatureShutItUntilOneHasVerified() {
    saw(9, Trust.UNSIGNED);
    assertThat(gate.allowance()).isEqualTo(1);

    saw(1, Trust.UNSIGNED);

    assertThat(gate.isShut()).isTrue();
  }

  @Test
  void onceOneIsVerifiedNoNumberWithoutASignatureShutsIt() {
    saw(1, Trust.VERIFIED);

    saw(1000, Trust.UNSIGNED);

    assertThat(gate.isShut()).isFalse();
    assertThat(gate.allowance()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void oneWithoutASignatureDoesNotInterruptARowOfThoseThatFail() {
    saw(1, Trust.VERIFIED);
    saw(9, Trust.DISTRUSTED);
    saw(1, Trust.UNSIGNED);

    saw(1, Trust.DISTRUSTED);

    assertThat(gate.isShut()).isTrue();
  }

  @Test
  void ofABatchOnlyThoseAreTakenUpToTheOneThatShutsIt() {
    saw(1, Trust.VERIFIED);
    List<Trust> batch = new ArrayList<>(Collections.nCopies(200, Trust.DISTRUSTED));
    assertThat(gate.untilShut(batch)).isEqualTo(10);

    batch.set(5, Trust.VERIFIED);
    assertThat(gate.untilShut(batch)).isEqualTo(16);
    assertThat(gate.isShut()).isFalse();

    saw(10, Trust.DISTRUSTED);
    assertThat(gate.untilShut(batch)).isZero();
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
