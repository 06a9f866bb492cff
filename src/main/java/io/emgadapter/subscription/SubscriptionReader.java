package io.emgadapter.subscription;

import io.emgadapter.envelope.PemKeys;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.UnusableKey;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.gateway.emg.ConnectionString;
import io.emgadapter.subscription.SubscriptionSettings.Queue;
import io.emgadapter.subscription.SubscriptionSettings.Signing;
import io.emgadapter.subscription.SubscriptionSettings.Verifying;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ResourceLoader;

/** Makes a {@link Subscription} of its settings, or says in one sentence why it cannot. */
final class SubscriptionReader {
  private final ResourceLoader files;
  private final String name;
  private final SubscriptionSettings settings;

  SubscriptionReader(ResourceLoader files, String name, SubscriptionSettings settings) {
    this.files = files;
    this.name = name;
    this.settings = settings;
  }

  Subscription read() {
    String source = settings.source();
    boolean onEmg = settings.incoming() != null || settings.outgoing() != null;
    if (onEmg && (source == null || source.isBlank())) {
      throw unusable("source", "supply the Source that Equinix assigned at onboarding.");
    }
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
      throw unusable(which + ".connection-string", e.getMessage());
    }
  }

  private @Nullable Signer signer(Signing signing) {
    if (signing.privateKey() == null) {
      if (settings.incoming() != null) {
        throw unusable("signing.private-key", "supply the PEM file of the key that signs Tasks.");
      }
      return null;
    }
    try {
      PrivateKey key =
          PemKeys.privateKey(pem("signing.private-key", signing.privateKey()), signing.password());
      return signing.provider().equals(SubscriptionSettings.AUTO)
          ? Signer.fastest(key, signing.algorithm())
          : new Signer(key, signing.algorithm(), provider("signing", signing.provider()));
    } catch (UnusableKey e) {
      throw unusable("signing.private-key", e.getMessage());
    }
  }

  private @Nullable Verifier verifier(Verifying verifying) {
    VerificationPolicy policy = verifying.policy();
    boolean without = policy == VerificationPolicy.REPORT && verifying.publicKeys().isEmpty();
    if (settings.outgoing() == null || policy == VerificationPolicy.OFF || without) {
      return null;
    }
    try {
      List<PublicKey> keys = new ArrayList<>();
      for (String file : verifying.publicKeys()) {
        keys.add(PemKeys.publicKey(pem("verifying.public-keys", file)));
      }
      return verifying.provider().equals(SubscriptionSettings.AUTO)
          ? Verifier.fastest(keys, verifying.algorithm())
          : new Verifier(keys, verifying.algorithm(), provider("verifying", verifying.provider()));
    } catch (UnusableKey e) {
      throw unusable("verifying.public-keys", e.getMessage());
    }
  }

  private String pem(String setting, String location) {
    try {
      return files.getResource(location).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unusable(setting, "the file cannot be read; supply where it is, as file:/path.");
    }
  }

  private @Nullable Provider provider(String of, String provider) {
    if (provider.equals(SubscriptionSettings.JDK)) {
      return null;
    }
    Provider found = Security.getProvider(provider);
    if (found == null) {
      throw unusable(
          of + ".provider",
          "the JDK has no security provider of this name; supply one that it has, or auto.");
    }
    return found;
  }

  private UnusableSettings unusable(String setting, @Nullable String problem) {
    return new UnusableSettings(
        "emg.subscriptions." + name + "." + setting,
        problem == null ? "it cannot be used." : problem);
  }
}
