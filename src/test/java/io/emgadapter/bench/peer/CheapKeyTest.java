package io.emgadapter.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CheapKeyTest {
  private final CheapKey key = new CheapKey();

  @Test
  void itsSignaturesVerifyLikeAnyOther() throws GeneralSecurityException {
    assertThat(verifies("an Ack", key.sign("an Ack".getBytes(UTF_8)))).isTrue();
    assertThat(verifies("another", key.sign("an Ack".getBytes(UTF_8)))).isFalse();
  }

  @Test
  void verifyingCostsWhatItCostsWithAnyKeyOf2048Bits() {
    RSAPublicKey verifying = (RSAPublicKey) key.publicKey();
    assertThat(verifying.getModulus().bitLength()).isEqualTo(2048);
    assertThat(verifying.getPublicExponent()).isEqualTo(65_537);
  }

  @Test
  void everyProcessMakesTheSame() {
    assertThat(new CheapKey().publicKey()).isEqualTo(key.publicKey());
  }

  private boolean verifies(String text, String signature) throws GeneralSecurityException {
    Signature verification = Signature.getInstance("SHA256withRSA");
    verification.initVerify(key.publicKey());
    verification.update(text.getBytes(UTF_8));
    return verification.verify(Base64.getDecoder().decode(signature));
  }
}
