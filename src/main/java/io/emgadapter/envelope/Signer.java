package io.emgadapter.envelope;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Signs the text of Tasks with the customer's private key. May be used by many threads at once. */
public final class Signer {
  /** What is used where Equinix said nothing else at onboarding. */
  public static final String DEFAULT_ALGORITHM = "SHA256withRSA";

  private final Engines engines;
  private final int signatureLength;

  /**
   * Signs once for a trial, so that a key that does not fit is known before the first Task.
   *
   * @param algorithm a Java name, for example {@link #DEFAULT_ALGORITHM}
   * @param provider who does the work; null for the JDK's own choice
   * @throws UnusableKey if the algorithm is not there or the key does not fit it
   */
  public Signer(PrivateKey key, String algorithm, @Nullable Provider provider) {
    this.engines =
        Engines.of(
            "private",
            key,
            PrivateKey.class,
            algorithm,
            provider,
            Signature::initSign,
            Signature::sign);
    this.signatureLength = sign(new byte[0]).length();
  }

  /** The same by the {@link FastestProvider} that takes this key. */
  public static Signer fastest(PrivateKey key, String algorithm) {
    return FastestProvider.make(algorithm, provider -> new Signer(key, algorithm, provider));
  }

  /** How many characters a signature has, as nearly as one can say before signing. */
  public int signatureLength() {
    return signatureLength;
  }

  /**
   * Signs exactly these bytes.
   *
   * @return standard Base64 on one line
   */
  public String sign(byte[] text) {
    try {
      byte[] made =
          engines.use(signature -> {
            signature.update(text);
            return signature.sign();
          });
      return Base64.getEncoder().encodeToString(made);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key that signed at the start signs no more.", e);
    }
  }
}
