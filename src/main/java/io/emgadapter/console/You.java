package io.emgadapter.console;

import io.emgadapter.access.Caller;
import io.emgadapter.access.HttpSettings.Role;
import io.emgadapter.access.PathRules.Right;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whoever looks at a page, and what it may.
 *
 * @param caller null for somebody who has not logged in
 * @param open whether nobody logs in, because there are no users
 */
public record You(@Nullable Caller caller, boolean open) {

  private static final List<Page> PAGES =
      List.of(
          new Page("Overview", "/console", Right.VIEW),
          new Page("Find", "/console/find", Right.LOOK),
          new Page("Orders", "/console/orders", Right.VIEW),
          new Page("Notifications", "/console/notifications", Right.VIEW),
          new Page("Send", "/console/send", Right.ORDER),
          new Page("Parked", "/console/parked", Right.OPERATE),
          new Page("Subscriptions", "/console/subscriptions", Right.OPERATE),
          new Page("Webhooks", "/console/webhooks", Right.VIEW),
          new Page("Audit", "/console/audit", Right.OPERATE));

  /** A page of the navigation and the right that it needs. */
  public record Page(String name, String path, Right right) {}

  /** The navigation. */
  public List<Page> pages() {
    return PAGES;
  }

  /** Whether there is a name to log out. */
  public boolean isLoggedIn() {
    return caller != null && !open;
  }

  public String name() {
    return caller == null ? "" : caller.name();
  }

  /** Whether it has this right. */
  public boolean may(Right right) {
    return caller != null && caller.may(right);
  }

  /** Whether it may see the page of this path; a path that is not in the navigation is nobody's. */
  public boolean reads(String path) {
    return PAGES.stream()
        .anyMatch(page -> page.path().equals(path.replaceFirst("[?].*", "")) && may(page.right()));
  }

  /** Why it may not: the roles that would do. */
  public String needs(Right right) {
    return "needs the role " + words(right.roles()).replace(", ", " or ");
  }

  public String needsToOperate() {
    return needs(Right.OPERATE);
  }

  public String needsToOrder() {
    return needs(Right.ORDER);
  }

  /** Whether it may give commands. */
  public boolean operates() {
    return may(Right.OPERATE);
  }

  public String roles() {
    return caller == null || caller.roles().isEmpty() ? "none" : words(caller.roles());
  }

  public String subscriptions() {
    return caller == null || caller.limits() == null
        ? "all"
        : caller.limits().isEmpty() ? "none" : String.join(", ", caller.limits());
  }

  private static String words(Set<Role> roles) {
    return roles.stream()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
