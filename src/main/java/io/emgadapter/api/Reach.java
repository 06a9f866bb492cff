package io.emgadapter.api;

import io.emgadapter.access.Caller;
import io.emgadapter.subscription.Subscriptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Which subscriptions a caller reaches; one that is out of reach looks like one that is not. */
@Component
class Reach {
  private final Subscriptions subscriptions;

  Reach(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /** Whether it is set up, and for this caller too. */
  boolean has(Caller caller, String subscription) {
    return subscriptions.find(subscription).isPresent() && caller.reaches(subscription);
  }

  /** Ends the request where it is not. */
  void check(Caller caller, String subscription) {
    if (!has(caller, subscription)) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "Name a subscription that is set up for you.");
    }
  }

  /**
   * The subscriptions that a caller sees; null for everything, also what is of none.
   *
   * @param wanted the one that is asked for; null for as many as may be. Ends the request where it
   *     is out of reach
   */
  @Nullable List<String> seen(Caller caller, @Nullable String wanted) {
    if (wanted != null) {
      check(caller, wanted);
      return List.of(wanted);
    }
    return caller.limits();
  }
}
