package io.emgadapter.api;

import io.emgadapter.request.SenderRules;
import io.emgadapter.subscription.Subscriptions;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Which subscriptions a user reaches; one that is out of reach looks like one that is not. */
@Component
class Reach {
  private final Subscriptions subscriptions;
  private final SenderRules rules;

  Reach(Subscriptions subscriptions, SenderRules rules) {
    this.subscriptions = subscriptions;
    this.rules = rules;
  }

  /** Whether it is set up, and for this user too. */
  boolean has(@Nullable Principal user, String subscription) {
    return subscriptions.find(subscription).isPresent()
        && (user == null || rules.mayUse(user.getName(), subscription));
  }

  /** Ends the request where it is not. */
  void check(@Nullable Principal user, String subscription) {
    if (!has(user, subscription)) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "Name a subscription that is set up for you.");
    }
  }

  /**
   * The subscriptions that a user sees; null for everything, also what is of none.
   *
   * @param wanted the one that is asked for; null for as many as may be. Ends the request where it
   *     is out of reach
   */
  @Nullable List<String> seen(@Nullable Principal user, @Nullable String wanted) {
    if (wanted != null) {
      check(user, wanted);
      return List.of(wanted);
    }
    return user == null ? null : rules.limits(user.getName()).orElse(null);
  }
}
