package io.emgadapter.subscription;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

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

  /** All of them. */
  public Collection<Subscription> all() {
    return byName.values();
  }
}
