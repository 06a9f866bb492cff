package io.emgadapter.envelope;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies what Equinix signed. May be used by many threads at once. */
public final class Verifier {
  private final List<Known> keys;

  /** The same by the JDK's own provider. */
  public Verifier(List<PublicKey> keys, String algorithm) {
    this(keys, algorithm, null);
  }

  /**
   * Checks that every key fits the algorithm.
   *
   * @param keys any one of them verifies, so that the old key and the new one overlap in a rotation
   * @param algorithm a Java name, for example {@link Signer#DEFAULT_ALGORITHM}
   * @param provider who does the work; null for the JDK's own choice
   * @throws UnusableKey if there is no key, the algorithm is not there, or a key does not fit it
   */
  public Verifier(List<PublicKey> keys, String algorithm, @Nullable Provider provider) {
    if (keys.isEmpty()) {
      throw new UnusableKey(
          "There is no public key to verify with; supply the one Equinix gave at onboarding.");
    }
    this.keys = keys.stream().map(key -> known(key, algorithm, provider)).toList();
  }

  private record Known(KeyName name, Engines engines) {}

  /** The same by the {@link FastestProvider} that takes these keys. */
  public static Verifier fastest(List<PublicKey> keys, String algorithm) {
    return FastestProvider.make(algorithm, provider -> new Verifier(keys, algorithm, provider));
  }

  /**
   * Whether one of the keys made this signature over exactly these bytes. Never throws.
   *
   * @param signatureBase64 standard Base64 as an encoder writes it: padded, on one line. What is
   *     otherwise spelt is not verified, for then other letters could say the same signature
   */
  public boolean verify(byte[] text, String signatureBase64) {
    return verifiedBy(text, signatureBase64) != null;
  }

  /** Which of the keys made this signature, under the rules of {@link #verify}; null for none. */
  public @Nullable KeyName verifiedBy(byte[] text, String signatureBase64) {
    byte[] signature = decode(signatureBase64);
    if (signature.length == 0) {
      return null;
    }
    for (Known key : keys) {
      if (verifies(key.engines(), text, signature)) {
        return key.name();
      }
    }
    return null;
  }

  /** The keys, in the order in which they are tried. */
  public List<KeyName> keys() {
    return keys.stream().map(Known::name).toList();
  }

  private static Known known(PublicKey key, String algorithm, @Nullable Provider provider) {
    return new Known(
        KeyName.of(key),
        Engines.of(
            "public", key, PublicKey.class, algorithm, provider, Signature::initVerify, _ -> true));
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
  private static boolean verifies(Engines key, byte[] text, byte[] signature) {
    try {
      return key.use(verification -> {
        verification.update(text);
        return verification.verify(signature);
      });
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
