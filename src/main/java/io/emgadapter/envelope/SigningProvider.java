package io.emgadapter.envelope;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * Who signs and verifies, by the name that a setting gives: {@code auto}, {@code jdk}, {@code
 * corretto}, {@code bouncycastle}, or a provider that the JDK's own list has, such as one of a
 * security module.
 */
public final class SigningProvider {
  /** The fastest one that works here and takes the key. */
  public static final String AUTO = "auto";

  private final boolean isFastest;
  private final @Nullable Provider provider;

  private SigningProvider(boolean isFastest, @Nullable Provider provider) {
    this.isFastest = isFastest;
    this.provider = provider;
  }

  /** The provider of this name; empty where there is none, or where it does not work here. */
  public static Optional<SigningProvider> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case AUTO -> Optional.of(new SigningProvider(true, null));
      case "jdk" -> Optional.of(new SigningProvider(false, null));
      case "corretto" -> found(FastestProvider.choice().provider());
      case "bouncycastle", "bc" -> found(new BouncyCastleProvider());
      default -> found(Security.getProvider(name));
    };
  }

  private static Optional<SigningProvider> found(@Nullable Provider provider) {
    return provider == null ? Optional.empty() : Optional.of(new SigningProvider(false, provider));
  }

  /**
   * A signer with this key.
   *
   * @throws UnusableKey if the algorithm is not there or the key does not fit it
   */
  public Signer signer(PrivateKey key, String algorithm) {
    return isFastest ? Signer.fastest(key, algorithm) : new Signer(key, algorithm, provider);
  }

  /**
   * A verifier with these keys.
   *
   * @throws UnusableKey if there is no key, the algorithm is not there, or a key does not fit it
   */
  public Verifier verifier(List<PublicKey> keys, String algorithm) {
    return isFastest ? Verifier.fastest(keys, algorithm) : new Verifier(keys, algorithm, provider);
  }
}
