package io.emgadapter.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the two halves of a pair belong together, and what a key is called. */
class KeyPairsTest {
  private static final String RSA = Signer.DEFAULT_ALGORITHM;

  private static void check(KeyPair signing, PublicKey half, List<PublicKey> beside) {
    KeyPairs.check(new Signer(signing.getPrivate(), RSA, null), half, beside, RSA);
  }

  @Test
  void aPairFits() {
    PublicKey half = KeyPairs.publicHalf(TestKeys.RSA.getPrivate());

    assertThat(half).isEqualTo(TestKeys.RSA.getPublic());
    assertThatNoException().isThrownBy(() -> check(TestKeys.RSA, half, List.of()));
    assertThatNoException()
        .isThrownBy(() -> check(TestKeys.RSA, half, List.of(TestKeys.RSA.getPublic())));
  }

  @Test
  void theHalfOfAnotherPairDoesNotFit() {
    PublicKey other = TestKeys.OTHER_RSA.getPublic();

    assertThatThrownBy(() -> check(TestKeys.RSA, other, List.of()))
        .isInstanceOf(UnusableKey.class)
        .hasMessageContaining("do not belong together");
    assertThatThrownBy(() -> check(TestKeys.RSA, TestKeys.RSA.getPublic(), List.of(other)))
        .isInstanceOf(UnusableKey.class);
  }

  @Test
  void aKeyIsCalledByItsDigestAndItsKind() {
    assertThat(KeyName.of(TestKeys.RSA.getPublic()).kind()).isEqualTo("RSA 2048");
    assertThat(KeyName.of(TestKeys.EC.getPublic()).kind()).isEqualTo("EC 256");
    assertThat(KeyName.of(TestKeys.RSA.getPublic()).fingerprint()).matches("sha256:[0-9a-f]{64}");
    assertThat(KeyName.of(TestKeys.RSA.getPublic()))
        .isNotEqualTo(KeyName.of(TestKeys.OTHER_RSA.getPublic()));
  }
}
