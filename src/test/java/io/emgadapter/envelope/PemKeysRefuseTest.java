package io.emgadapter.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeysRefuseTest {
  private static final String PRIVATE =
      TestKeys.block("PRIVATE KEY", TestKeys.RSA.getPrivate().getEncoded());
  private static final String PUBLIC =
      TestKeys.block("PUBLIC KEY", TestKeys.RSA.getPublic().getEncoded());

  @ParameterizedTest
  @ValueSource(strings = {"", "keys/private.pem", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"})
  void whatIsNoPemText(String text) {
    refused(() -> PemKeys.privateKey(text, null), "No PEM text found for the private key");
    refused(() -> PemKeys.publicKey(text), "No PEM text found for the public key");
  }

  @Test
  void aPublicKeyForAPrivateOneAndTheOtherWay() throws Exception {
    refused(() -> PemKeys.privateKey(PUBLIC, null), "A public key stands where the private");
    String certificate = PemKeysTest.certificatePem();
    refused(() -> PemKeys.privateKey(certificate, null), "A public key stands where the private");
    refused(() -> PemKeys.publicKey(PRIVATE), "A private key stands where a public");
    String locked = PemKeysTest.encryptedPkcs8("pw");
    refused(() -> PemKeys.publicKey(locked), "A private key stands where a public");
  }

  @Test
  void aPasswordThatIsNeededAndMissing() throws Exception {
    String pkcs8 = PemKeysTest.encryptedPkcs8("pw");
    String pkcs1 = PemKeysTest.encryptedPkcs1("pw");
    refused(() -> PemKeys.privateKey(pkcs8, null), "no password was given; supply");
    refused(() -> PemKeys.privateKey(pkcs8, ""), "no password was given; supply");
    refused(() -> PemKeys.privateKey(pkcs1, null), "no password was given; supply");
  }

  // Many, because one wrong password in some hundreds leaves a valid padding behind.
  @Test
  void aWrongPasswordIsNeverRepeatedInTheSentence() throws Exception {
    String pkcs1 = PemKeysTest.encryptedPkcs1("right");
    for (int i = 0; i < 600; i++) {
      String wrong = "wrong-secret-" + i;
      refused(() -> PemKeys.privateKey(pkcs1, wrong), "The password does not open");
    }
    String pkcs8 = PemKeysTest.encryptedPkcs8("right");
    refused(() -> PemKeys.privateKey(pkcs8, "wrong-secret-x"), "The password does not open");
  }

  @Test
  void damagedOrForeignText() {
    refused(() -> PemKeys.privateKey(PRIVATE.substring(0, 900), null), "cut off, damaged");
    refused(
        () -> PemKeys.privateKey(PRIVATE.replace("PRIVATE", "OPENSSH PRIVATE"), null),
        "cut off, damaged or of a kind not known");
    refused(() -> PemKeys.publicKey(TestKeys.block("PUBLIC KEY", new byte[9])), "cut off, damaged");
    String hollow = TestKeys.block("PRIVATE KEY", TestKeys.RSA.getPublic().getEncoded());
    refused(() -> PemKeys.privateKey(hollow, null), "cut off, damaged");
  }

  private static void refused(ThrowingCallable read, String says) {
    UnusableKey refusal = catchThrowableOfType(UnusableKey.class, read);
    assertThat(refusal).isNotNull().hasNoCause().hasMessageContaining(says);
    assertThat(refusal.getMessage()).endsWith(".").doesNotContain("MII", "secret", "\n");
  }
}
