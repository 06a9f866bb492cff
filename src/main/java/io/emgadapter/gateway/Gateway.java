package io.emgadapter.gateway;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A way to Equinix. Safe for use by several threads. */
public interface Gateway {

  /**
   * Sends Tasks of one subscription, pipelined, and waits (bounded) until the fate of each is
   * known.
   *
   * @param tasks none of them twice
   * @return one outcome for each Task, in the same order
   */
  List<Outcome> send(List<SealedTask> tasks);

  /**
   * The subscriptions for which nothing can be sent now, each with the reason, for the operator and
   * without secrets. Says what is known and asks nobody, so it may be asked often.
   */
  default Map<String, String> held() {
    return Map.of();
  }

  /**
   * How long such a Task must wait, though others of its subscription need not; zero where it may
   * be sent. Asks nobody either.
   */
  default Duration pause(String subscription, Verb verb, Resource resource) {
    return Duration.ZERO;
  }

  /** Whether a subscription has what this needs; nothing is sent for one that has not. */
  default boolean isSetUp(String subscription) {
    return true;
  }

  /** Looks whether a Task whose outcome was {@link Outcome.Unknown} reached Equinix. */
  Lookup lookup(SealedTask task);
}
