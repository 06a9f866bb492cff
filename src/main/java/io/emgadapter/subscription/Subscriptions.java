package io.emgadapter.subscription;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All accounts, by name. */
public final class Subscriptions {
  private final Map<String, Subscription> byName;

  /**
   * @param byName at least one
   */
  public Subscriptions(Map<String, Subscription> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** The account of this name. */
  public Optional<Subscription> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * How Equinix's messages of an account are verified, if that is laxer than by required
   * signatures.
   */
  public @Nullable String laxPolicy(@Nullable String name) {
    return name == null ? null : find(name).flatMap(Subscription::laxPolicy).orElse(null);
  }

  /** All of them. */
  public Collection<Subscription> all() {
    return byName.values();
  }
}
