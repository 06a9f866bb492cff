package io.emgadapter.envelope;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/** Verifies what Equinix signed. May be used by many threads at once. */
public final class Verifier {
  private final List<PublicKey> keys;
  private final String algorithm;

  /**
   * Checks that every key fits the algorithm.
   *
   * @param keys any one of them verifies, so that the old key and the new one overlap in a rotation
   * @param algorithm a Java name, for example {@link Signer#DEFAULT_ALGORITHM}
   * @throws UnusableKey if there is no key, the algorithm is not there, or a key does not fit it
   */
  public Verifier(List<PublicKey> keys, String algorithm) {
    this.keys = List.copyOf(keys);
    this.algorithm = algorithm;
    if (this.keys.isEmpty()) {
      throw new UnusableKey(
          "There is no public key to verify with; supply the one Equinix gave at onboarding.");
    }
    this.keys.forEach(this::tryOut);
  }

  /**
   * Whether one of the keys made this signature over exactly these bytes. Never throws.
   *
   * @param signatureBase64 standard Base64 as an encoder writes it: padded, on one line. What is
   *     otherwise spelt is not verified, for then other letters could say the same signature
   */
  public boolean verify(byte[] text, String signatureBase64) {
    byte[] signature = decode(signatureBase64);
    return signature.length > 0 && keys.stream().anyMatch(key -> verifies(key, text, signature));
  }

  private void tryOut(PublicKey key) {
    try {
      Signature.getInstance(algorithm).initVerify(key);
    } catch (NoSuchAlgorithmException e) {
      throw Unfit.algorithm(algorithm);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw Unfit.key("public", key, algorithm);
    }
  }

  private static byte[] decode(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  // A provider may stumble over a hostile signature in its own ways: all of them mean no.
  private boolean verifies(PublicKey key, byte[] text, byte[] signature) {
    try {
      Signature verification = Signature.getInstance(algorithm);
      verification.initVerify(key);
      verification.update(text);
      return verification.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
