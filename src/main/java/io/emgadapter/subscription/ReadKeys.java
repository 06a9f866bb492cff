package io.emgadapter.subscription;

import io.emgadapter.envelope.KeyName;
import io.emgadapter.envelope.KeyPairs;
import io.emgadapter.envelope.PemKeys;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.SigningProvider;
import io.emgadapter.envelope.UnusableKey;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.subscription.SubscriptionSettings.Signing;
import io.emgadapter.subscription.SubscriptionSettings.Verifying;
import io.emgadapter.subscription.WatchedKeys.Made;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.util.List;

/** Makes of the texts of key files what signs and verifies, under the settings of an account. */
final class ReadKeys {
  /** What NIST SP 800-57 asks of RSA since 2014. */
  static final int USUAL_BITS = 2048;

  private final String prefix;

  /**
   * @param prefix of the account's settings, with the dot at its end
   */
  ReadKeys(String prefix) {
    this.prefix = prefix;
  }

  /**
   * What signs Tasks.
   *
   * @throws UnusableSettings if the key cannot be used
   */
  Made<Signer> signing(String pem, Signing settings) {
    SigningProvider provider = provider("signing.provider", settings.provider());
    try {
      PrivateKey key = PemKeys.privateKey(pem, settings.password());
      checkLength("signing.private-key", key, settings.leastRsaBits());
      Signer signer = provider.signer(key, settings.algorithm());
      PublicKey half = KeyPairs.publicHalf(key);
      KeyPairs.check(signer, half, PemKeys.beside(pem), settings.algorithm());
      return new Made<>(signer, List.of(KeyName.of(half)));
    } catch (UnusableKey e) {
      throw unusable("signing.private-key", e.getMessage());
    }
  }

  /**
   * What verifies Equinix's messages.
   *
   * @throws UnusableSettings if a key cannot be used
   */
  Made<Verifier> verifying(List<String> pems, Verifying settings) {
    SigningProvider provider = provider("verifying.provider", settings.provider());
    try {
      List<PublicKey> keys =
          pems.stream().flatMap(pem -> PemKeys.publicKeys(pem).stream()).distinct().toList();
      keys.forEach(key -> checkLength("verifying.public-keys", key, settings.leastRsaBits()));
      Verifier verifier = provider.verifier(keys, settings.algorithm());
      return new Made<>(verifier, verifier.keys());
    } catch (UnusableKey e) {
      throw unusable("verifying.public-keys", e.getMessage());
    }
  }

  private void checkLength(String setting, Key key, int least) {
    if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < least) {
      throw unusable(
          setting,
          "the RSA key has %d bits and can be broken; agree on one of %d or more with Equinix, or allow it by least-rsa-bits."
              .formatted(rsa.getModulus().bitLength(), least));
    }
  }

  private SigningProvider provider(String setting, String name) {
    return SigningProvider.named(name)
        .orElseThrow(() ->
            unusable(
                setting,
                "there is no security provider of this name here; supply auto, jdk, corretto,"
                    + " bouncycastle or one that the JDK lists."));
  }

  private UnusableSettings unusable(String setting, String problem) {
    return new UnusableSettings(prefix + setting, problem);
  }
}
