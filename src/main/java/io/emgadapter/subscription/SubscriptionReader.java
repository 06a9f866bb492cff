package io.emgadapter.subscription;

import io.emgadapter.envelope.KeyName;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.gateway.emg.EmgQueue;
import io.emgadapter.order.Route;
import io.emgadapter.subscription.SubscriptionSettings.Queue;
import io.emgadapter.subscription.SubscriptionSettings.Signing;
import io.emgadapter.subscription.SubscriptionSettings.VerificationPolicy;
import io.emgadapter.subscription.SubscriptionSettings.Verifying;
import io.emgadapter.subscription.WatchedKeys.Origin;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ResourceLoader;

/** Makes a {@link Subscription} of its settings, and says what is wrong with them. */
final class SubscriptionReader {
  private final ResourceLoader files;
  private final LinkBundles bundles;
  private final String name;
  private final SubscriptionSettings settings;
  private final SettingsVerdict found;
  private final ReadKeys read;

  /**
   * @param found gets what is wrong, and what is weak
   */
  SubscriptionReader(
      ResourceLoader files,
      LinkBundles bundles,
      String name,
      SubscriptionSettings settings,
      SettingsVerdict found) {
    this.files = files;
    this.bundles = bundles;
    this.name = name;
    this.settings = settings;
    this.found = found;
    this.read = new ReadKeys("emg.subscriptions." + name + ".");
  }

  /** The account; what is wrong with its settings is left out of it. */
  Subscription read() {
    String source = settings.source();
    Subscription account = account(source);
    settings
        .feeds()
        .problem(settings.rest() != null)
        .ifPresent(problem -> wrong("feeds." + problem.getKey(), problem.getValue()));
    boolean onEmg = settings.incoming() != null || settings.outgoing() != null;
    boolean onlyEmg = account.usedRoutes().equals(Set.of(Route.EMG));
    if ((onEmg || onlyEmg) && account.source().isBlank()) {
      wrong("source", "supply the Source that Equinix assigned at onboarding.");
    }
    if (settings.blob() != null) {
      settings.blob().problem().ifPresent(it -> wrong("blob." + it.getKey(), it.getValue()));
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
        login(),
        keys(),
        settings.verifying().policy(),
        settings.verifying().mostFailures(),
        settings.route(),
        settings.maxTaskBytes(),
        settings.inlineAttachments());
  }

  private @Nullable EmgQueue queue(String which, @Nullable Queue queue) {
    return queue == null
        ? null
        : new QueueReader(bundles, name, (setting, problem) -> wrong(which + setting, problem))
            .read(queue);
  }

  private EnvelopeLogin login() {
    EnvelopeLogin login = settings.authentication();
    login
        .problem()
        .ifPresent(problem -> wrong("authentication." + problem.getKey(), problem.getValue()));
    return login;
  }

  private AccountKeys keys() {
    InstantSource time = InstantSource.system();
    return new AccountKeys(signing(time), verifying(time), time);
  }

  private @Nullable WatchedKeys<Signer> signing(InstantSource time) {
    Signing signing = settings.signing();
    if (signing.privateKey() == null) {
      if (settings.incoming() != null && !settings.authentication().isUsed()) {
        wrong("signing.private-key", "supply the PEM file of the key that signs Tasks.");
      }
      return null;
    }
    var origin =
        new Origin<>(
            name,
            full("signing.private-key"),
            "sign with",
            List.of(files.getResource(signing.privateKey())),
            texts -> read.signing(texts.getFirst(), signing));
    return watched(origin, time);
  }

  private @Nullable WatchedKeys<Verifier> verifying(InstantSource time) {
    Verifying verifying = settings.verifying();
    VerificationPolicy policy = verifying.policy();
    boolean without = policy == VerificationPolicy.REPORT && verifying.publicKeys().isEmpty();
    if (settings.outgoing() == null || policy == VerificationPolicy.OFF || without) {
      return null;
    }
    if (verifying.mostFailures() < 1) {
      wrong("verifying.most-failures", "supply 1 or more.");
    }
    var origin =
        new Origin<>(
            name,
            full("verifying.public-keys"),
            "verify with",
            verifying.publicKeys().stream().map(files::getResource).toList(),
            texts -> read.verifying(texts, verifying));
    return watched(origin, time);
  }

  private <T> @Nullable WatchedKeys<T> watched(Origin<T> origin, InstantSource time) {
    try {
      WatchedKeys<T> keys = new WatchedKeys<>(origin, time);
      keys.inForce().names().forEach(key -> notice(origin, key));
      return keys;
    } catch (UnusableSettings e) {
      e.all().forEach(each -> found.wrong(each.setting(), each.problem()));
      return null;
    }
  }

  private void notice(Origin<?> origin, KeyName key) {
    found.notice("Subscription %s has to %s the key %s".formatted(name, origin.purpose(), key));
    if (key.isShorterThan(ReadKeys.USUAL_BITS)) {
      found.notice(
          "%s has %s; a key of less than %d bits can be broken, agree on a longer one with Equinix"
              .formatted(origin.setting(), key.kind(), ReadKeys.USUAL_BITS));
    }
  }

  private void wrong(String setting, @Nullable String problem) {
    found.wrong(full(setting), problem == null ? "it cannot be used." : problem);
  }

  private String full(String setting) {
    return "emg.subscriptions." + name + "." + setting;
  }
}
