package io.emgadapter.access;

import java.util.Set;

/** What a path asks of its caller. */
public enum Right {
  /** Open to everybody, without a name. */
  EVERYBODY,
  /** Looking up one thing by its name; a sender finds only what is its own. */
  LOOK(Role.VIEWER, Role.SENDER, Role.OPERATOR),
  /** Lists of what concerns a subscription, whoever asked for it. */
  VIEW(Role.VIEWER, Role.OPERATOR),
  /** Asking Equinix for work, or changing it. */
  ORDER(Role.SENDER),
  /** Commands, what is parked, and how the adapter itself stands. */
  OPERATE(Role.OPERATOR),
  /** There for the server itself. */
  NOBODY;

  private final Set<Role> roles;

  Right(Role... roles) {
    this.roles = Set.of(roles);
  }

  /** The roles that have it, beside {@link Role#ADMIN}, which has all. */
  public Set<Role> roles() {
    return roles;
  }

  boolean isGivenTo(Set<Role> holder) {
    return switch (this) {
      case EVERYBODY -> true;
      case NOBODY -> false;
      default -> holder.contains(Role.ADMIN) || holder.stream().anyMatch(roles::contains);
    };
  }
}
