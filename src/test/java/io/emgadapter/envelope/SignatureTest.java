package io.emgadapter.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final String RSA = Signer.DEFAULT_ALGORITHM;
  private static final byte[] TEXT = "{\"Id\":\"1\",\"D\":\"é😀\"}".getBytes(UTF_8);
  private final Signer signer = new Signer(TestKeys.RSA.getPrivate(), RSA, null);
  private final Verifier verifier = new Verifier(List.of(TestKeys.RSA.getPublic()), RSA);
  private final String signature = signer.sign(TEXT);

  @Test
  void whatWasSignedVerifies() {
    assertThat(verifier.verify(TEXT, signature)).isTrue();
  }

  @Test
  void everyFlippedBitOfTheTextFails() {
    assertThat(
            IntStream.range(0, TEXT.length * 8)
                .filter(i -> verifier.verify(flip(TEXT, i), signature)))
        .isEmpty();
  }

  @Test
  void everyFlippedBitOfTheSignatureFails() {
    byte[] letters = signature.getBytes(UTF_8);
    assertThat(
            IntStream.range(0, letters.length * 8)
                .filter(i -> verifier.verify(TEXT, new String(flip(letters, i), UTF_8))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "a", "abc", "!!!!", "AAAA", "AA==", "AB==", "é"})
  void whatIsNoSignatureIsNotVerifiedAndNotThrownAt(String text) {
    assertThat(verifier.verify(TEXT, text)).isFalse();
  }

  @Test
  void aSignatureSpeltOtherwiseIsNotVerified() {
    assertThat(verifier.verify(TEXT, signature + "\n")).isFalse();
    assertThat(verifier.verify(TEXT, signature.replace("=", ""))).isFalse();
  }

  @Test
  void theOldAndTheNewKeyBothVerifyInARotation() {
    List<PublicKey> both = List.of(TestKeys.OTHER_RSA.getPublic(), TestKeys.RSA.getPublic());
    assertThat(new Verifier(both, RSA).verify(TEXT, signature)).isTrue();
    assertThat(new Verifier(both.subList(0, 1), RSA).verify(TEXT, signature)).isFalse();
  }

  @Test
  void anotherProviderSignsTheSame() {
    var other = new Signer(TestKeys.RSA.getPrivate(), RSA, new BouncyCastleProvider());
    assertThat(other.sign(TEXT)).isEqualTo(signature);
  }

  @Test
  void theFastestProviderSignsTheSameAndVerifiesTheSame() {
    Signer fastest = Signer.fastest(TestKeys.RSA.getPrivate(), RSA);
    Verifier byFastest = Verifier.fastest(List.of(TestKeys.RSA.getPublic()), RSA);

    assertThat(fastest.sign(TEXT)).isEqualTo(signature);
    assertThat(fastest.signatureLength()).isEqualTo(signature.length());
    assertThat(byFastest.verify(TEXT, signature)).isTrue();
    assertThat(byFastest.verify(flip(TEXT, 0), signature)).isFalse();
    assertThat(byFastest.verify(TEXT, "AAAA")).isFalse();
    assertThat(byFastest.verify(TEXT, signature)).isTrue();
  }

  @Test
  void onLinuxTheFastestProviderIsAmazons() {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    assumeThat(System.getProperty("os.arch")).isIn("amd64", "aarch64");

    assertThat(FastestProvider.choice().description()).startsWith("Amazon Corretto");
    assertThat(FastestProvider.choice().provider()).isNotNull();
  }

  @Test
  void whatTheFastestProviderDoesNotTakeTheJdkSigns() throws GeneralSecurityException {
    KeyPair ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String byJdk = Signer.fastest(ed.getPrivate(), "Ed25519").sign(TEXT);

    assertThat(Verifier.fastest(List.of(ed.getPublic()), "Ed25519").verify(TEXT, byJdk)).isTrue();
    assertThatThrownBy(() -> Signer.fastest(TestKeys.EC.getPrivate(), RSA))
        .isInstanceOf(UnusableKey.class);
  }

  @Test
  void manyThreadsShareASignerAndAVerifierOfEveryProvider() {
    Signer fastest = Signer.fastest(TestKeys.RSA.getPrivate(), RSA);
    Verifier byFastest = Verifier.fastest(List.of(TestKeys.RSA.getPublic()), RSA);
    for (Signer each : List.of(signer, fastest)) {
      assertThat(Collections.nCopies(200, TEXT).parallelStream().map(each::sign).distinct())
          .containsExactly(signature);
    }
    for (Verifier each : List.of(verifier, byFastest)) {
      // Every other one is forged: what one use leaves behind must not reach the next.
      assertThat(
              IntStream.range(0, 2000)
                  .parallel()
                  .filter(i -> each.verify(flip(TEXT, i % 2), signature)))
          .isEmpty();
      assertThat(
              IntStream.range(0, 2000)
                  .parallel()
                  .filter(i -> each.verify(i % 2 == 0 ? TEXT : flip(TEXT, 3), signature))
                  .count())
          .isEqualTo(1000);
    }
  }

  @Test
  void aKeyThatDoesNotFitTheAlgorithmIsKnownAtTheStart() {
    assertThatThrownBy(() -> new Signer(TestKeys.EC.getPrivate(), RSA, null))
        .isInstanceOf(UnusableKey.class)
        .hasMessageStartingWith("The private key is of kind EC and does not fit");
    assertThatThrownBy(() -> new Verifier(List.of(TestKeys.EC.getPublic()), RSA))
        .isInstanceOf(UnusableKey.class)
        .hasMessageStartingWith("The public key is of kind EC and does not fit");
    assertThatThrownBy(() -> new Verifier(List.of(), RSA)).isInstanceOf(UnusableKey.class);
    assertThatThrownBy(() -> new Signer(TestKeys.RSA.getPrivate(), "SHA3000withRSA", null))
        .isInstanceOf(UnusableKey.class)
        .hasMessageContaining("for example SHA256withRSA");
  }

  @Test
  void anEcKeySignsUnderAnEcAlgorithm() {
    String ec = new Signer(TestKeys.EC.getPrivate(), "SHA256withECDSA", null).sign(TEXT);
    var ecVerifier = new Verifier(List.of(TestKeys.EC.getPublic()), "SHA256withECDSA");
    assertThat(ecVerifier.verify(TEXT, ec)).isTrue();
    assertThat(ecVerifier.verify(TEXT, signature)).isFalse();
  }

  private static byte[] flip(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
    return flipped;
  }
}
