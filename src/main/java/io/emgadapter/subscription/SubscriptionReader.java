package io.emgadapter.subscription;

import io.emgadapter.envelope.PemKeys;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.UnusableKey;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.gateway.emg.ConnectionString;
import io.emgadapter.order.Route;
import io.emgadapter.subscription.SubscriptionSettings.Queue;
import io.emgadapter.subscription.SubscriptionSettings.Signing;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import io.emgadapter.subscription.SubscriptionSettings.Verifying;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ResourceLoader;

/** Makes a {@link Subscription} of its settings, and says what is wrong with them. */
final class SubscriptionReader {
  /** The minimum for RSA since 2014 (NIST SP 800-57). */
  private static final int LEAST_BITS = 2048;

  private final ResourceLoader files;
  private final String name;
  private final SubscriptionSettings settings;
  private final SettingsVerdict found;

  /**
   * @param found gets what is wrong, and what is weak
   */
  SubscriptionReader(
      ResourceLoader files, String name, SubscriptionSettings settings, SettingsVerdict found) {
    this.files = files;
    this.name = name;
    this.settings = settings;
    this.found = found;
  }

  /** The account; what is wrong with its settings is left out of it. */
  Subscription read() {
    String source = settings.source();
    Subscription account = account(source);
    boolean onEmg = settings.incoming() != null || settings.outgoing() != null;
    boolean onlyEmg = account.usedRoutes().equals(Set.of(Route.EMG));
    if ((onEmg || onlyEmg) && account.source().isBlank()) {
      wrong("source", "supply the Source that Equinix assigned at onboarding.");
    }
    return account;
  }

  private Subscription account(@Nullable String source) {
    return new Subscription(
        name,
        source == null ? "" : source,
        queue("incoming", settings.incoming()),
        queue("outgoing", settings.outgoing()),
        settings.taskForm(),
        signer(settings.signing()),
        verifier(settings.verifying()),
        settings.verifying().policy(),
        settings.route(),
        settings.maxTaskBytes(),
        settings.inlineAttachments());
  }

  private @Nullable ConnectionString queue(String which, @Nullable Queue queue) {
    if (queue == null) {
      return null;
    }
    try {
      return ConnectionString.parse(queue.connectionString());
    } catch (IllegalArgumentException e) {
      wrong(which + ".connection-string", e.getMessage());
      return null;
    }
  }

  private @Nullable Signer signer(Signing signing) {
    if (signing.privateKey() == null) {
      if (settings.incoming() != null) {
        wrong("signing.private-key", "supply the PEM file of the key that signs Tasks.");
      }
      return null;
    }
    String pem = pem("signing.private-key", signing.privateKey());
    boolean isFastest = signing.provider().equals(SubscriptionSettings.AUTO);
    Provider provider = isFastest ? null : provider("signing", signing.provider());
    if (pem == null) {
      return null;
    }
    try {
      PrivateKey key = PemKeys.privateKey(pem, signing.password());
      noticeWeak("signing.private-key", key);
      return isFastest
          ? Signer.fastest(key, signing.algorithm())
          : new Signer(key, signing.algorithm(), provider);
    } catch (UnusableKey e) {
      wrong("signing.private-key", e.getMessage());
      return null;
    }
  }

  private @Nullable Verifier verifier(Verifying verifying) {
    VerificationPolicy policy = verifying.policy();
    boolean without = policy == VerificationPolicy.REPORT && verifying.publicKeys().isEmpty();
    if (settings.outgoing() == null || policy == VerificationPolicy.OFF || without) {
      return null;
    }
    List<String> pems = new ArrayList<>();
    for (String file : verifying.publicKeys()) {
      String pem = pem("verifying.public-keys", file);
      if (pem == null) {
        return null;
      }
      pems.add(pem);
    }
    boolean isFastest = verifying.provider().equals(SubscriptionSettings.AUTO);
    Provider provider = isFastest ? null : provider("verifying", verifying.provider());
    try {
      List<PublicKey> keys = pems.stream().map(PemKeys::publicKey).toList();
      keys.forEach(key -> noticeWeak("verifying.public-keys", key));
      return isFastest
          ? Verifier.fastest(keys, verifying.algorithm())
          : new Verifier(keys, verifying.algorithm(), provider);
    } catch (UnusableKey e) {
      wrong("verifying.public-keys", e.getMessage());
      return null;
    }
  }

  private void noticeWeak(String setting, Key key) {
    if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_BITS) {
      found.notice(
          "%s has %d bits; a key of less than %d can be broken, agree on a longer one with Equinix"
              .formatted(full(setting), rsa.getModulus().bitLength(), LEAST_BITS));
    }
  }

  private @Nullable String pem(String setting, String location) {
    try {
      return files.getResource(location).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      wrong(setting, "the file cannot be read; supply where it is, as file:/path.");
      return null;
    }
  }

  private @Nullable Provider provider(String of, String provider) {
    if (provider.equals(SubscriptionSettings.JDK)) {
      return null;
    }
    Provider named = Security.getProvider(provider);
    if (named == null) {
      wrong(
          of + ".provider",
          "the JDK has no security provider of this name; supply one that it has, or auto.");
    }
    return named;
  }

  private void wrong(String setting, @Nullable String problem) {
    found.wrong(full(setting), problem == null ? "it cannot be used." : problem);
  }

  private String full(String setting) {
    return "emg.subscriptions." + name + "." + setting;
  }
}
