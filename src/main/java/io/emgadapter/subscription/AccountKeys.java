package io.emgadapter.subscription;

import io.emgadapter.envelope.KeyName;
import io.emgadapter.envelope.Signer;
import io.emgadapter.envelope.Verifier;
import io.emgadapter.subscription.WatchedKeys.InForce;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an account: those that are in force now, for their files are watched and may change
 * at any moment. So whoever signs or verifies asks each time. May be used by many threads at once.
 */
public final class AccountKeys {
  private final @Nullable WatchedKeys<Signer> signing;
  private final @Nullable WatchedKeys<Verifier> verifying;
  private final InstantSource time;
  private final Map<KeyName, Instant> verified = new ConcurrentHashMap<>();

  AccountKeys(
      @Nullable WatchedKeys<Signer> signing,
      @Nullable WatchedKeys<Verifier> verifying,
      InstantSource time) {
    this.signing = signing;
    this.verifying = verifying;
    this.time = time;
  }

  /** What signs Tasks now; null where the account has no key. */
  public @Nullable Signer signer() {
    return signing == null ? null : signing.worker();
  }

  /** What verifies Equinix's messages now; null where none is verified. */
  public @Nullable Verifier verifier() {
    return verifying == null ? null : verifying.worker();
  }

  /** A number that changes whenever Equinix's keys do. */
  public int verifyingChanges() {
    return verifying == null ? 0 : verifying.changes();
  }

  /** A message of Equinix was verified by this key. */
  public void verified(KeyName by) {
    verified.put(by, time.instant());
  }

  /** Looks at the files; takes over what has changed and can be used. For one thread. */
  void look() {
    Stream.of(signing, verifying).filter(Objects::nonNull).forEach(WatchedKeys::look);
  }

  /** How they stand. */
  public Standing standing() {
    return new Standing(
        keys(signing),
        keys(verifying),
        Stream.of(signing, verifying)
            .filter(Objects::nonNull)
            .map(WatchedKeys::trouble)
            .filter(Objects::nonNull)
            .toList());
  }

  private List<Key> keys(@Nullable WatchedKeys<?> watched) {
    if (watched == null) {
      return List.of();
    }
    InForce<?> now = watched.inForce();
    return now.names().stream().map(name -> key(name, now)).toList();
  }

  private Key key(KeyName name, InForce<?> now) {
    Instant changed = now.changedAt();
    return new Key(
        name.fingerprint(),
        name.kind(),
        now.since(),
        changed,
        changed == null ? null : Duration.between(changed, time.instant()).toDays(),
        verified.get(name));
  }

  /**
   * The keys of an account in this instance, without a secret.
   *
   * @param signing the company's own; empty where it has none
   * @param verifying Equinix's, in the order in which they are tried
   * @param troubles why key files that have changed are not used, a sentence each
   */
  public record Standing(List<Key> signing, List<Key> verifying, List<String> troubles) {}

  /**
   * One key.
   *
   * @param fingerprint of its public half
   * @param kind such as {@code RSA 2048}
   * @param since when this instance took it into use
   * @param fileChangedAt when its file was written; null where that is not known
   * @param ageDays how many days ago that was
   * @param lastVerifiedAt when this instance last verified a message with it; null for not yet, and
   *     for a key that signs
   */
  public record Key(
      String fingerprint,
      String kind,
      Instant since,
      @Nullable Instant fileChangedAt,
      @Nullable Long ageDays,
      @Nullable Instant lastVerifiedAt) {}
}
