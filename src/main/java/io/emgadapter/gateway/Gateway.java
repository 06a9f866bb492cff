package io.emgadapter.gateway;

import io.emgadapter.order.Answer;
import io.emgadapter.order.Problems.Problem;
import io.emgadapter.order.Resource;
import io.emgadapter.order.Route;
import io.emgadapter.order.Verb;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A way to Equinix. Safe for use by several threads. */
public interface Gateway {

  /** The route that it serves; no other does. */
  Route route();

  /**
   * Sends Tasks of one subscription, pipelined, and waits (bounded) until the fate of each is
   * known.
   *
   * @param tasks each Task once
   * @return one outcome for each Task, in the same order
   */
  List<Outcome> send(List<SealedTask> tasks);

  /**
   * The subscriptions for which nothing can be sent now, each with the reason for the operator,
   * without secrets. It says what is known and asks nobody, so it may be called often.
   */
  default Map<String, String> blocked() {
    return Map.of();
  }

  /**
   * How long such a Task must wait although others of its subscription need not; zero if it may be
   * sent. Asks nobody either.
   */
  default Duration pause(String subscription, Verb verb, Resource resource) {
    return Duration.ZERO;
  }

  /**
   * Whether a subscription has the settings for this gateway; without them nothing is sent for it.
   */
  default boolean isSetUp(String subscription) {
    return true;
  }

  /** Finds out whether a Task whose outcome was {@link Outcome.Unknown} reached Equinix. */
  Lookup lookup(SealedTask task);

  /**
   * What became of one Task that a {@link Gateway} was asked to send. Reasons and causes are for
   * the operator, without content or secrets; {@code retryAfter} is the least time to wait.
   */
  public sealed interface Outcome {

    /** The gateway has it; the answer comes later. */
    record Sent() implements Outcome {}

    /** The gateway has it and answered at once. */
    record Answered(Answer answer) implements Outcome {}

    /** It provably has not left, so it may be sent again. */
    record NotSent(String reason, Duration retryAfter) implements Outcome {}

    /**
     * Equinix has taken a part of it that may be repeated, and the rest provably has not left. So
     * it may be sent again, but can never be called unsent.
     */
    record HalfSent(String reason, Duration retryAfter) implements Outcome {}

    /** It may have reached Equinix or not; it must not be sent again blindly. */
    record Unknown(String cause) implements Outcome {}

    /** It can never be sent as it is, and has not reached Equinix. */
    record Refused(Problem problem) implements Outcome {}
  }

  /**
   * What a look-up at Equinix showed about a Task whose answer did not arrive. Causes are for the
   * operator, without content or secrets.
   */
  public sealed interface Lookup {

    /** Equinix has it. */
    record Found(Answer answer) implements Lookup {}

    /**
     * Equinix could be asked and does not show it so far. That is no proof, because nothing says
     * how soon a Task shows up.
     */
    record Absent(String cause) implements Lookup {}

    /** Equinix could not be asked; that says nothing about the Task. */
    record NotAsked(String cause, Duration retryAfter) implements Lookup {}

    /**
     * Equinix could be asked, but what it shows decides nothing, and asking again would not help.
     */
    record Undecided(String cause) implements Lookup {}

    /** This gateway cannot look up what was sent; only an answer decides. */
    record NoView(String cause) implements Lookup {}
  }

  /** Gateways by their routes, of which each is served by one at most. */
  static Map<Route, Gateway> byRoute(Collection<Gateway> gateways) {
    return gateways.stream().collect(Collectors.toMap(Gateway::route, Function.identity()));
  }

  /** A gateway that keeps links to Equinix open, and can say whether they are. */
  public interface Links {

    /**
     * One link.
     *
     * @param direction {@code incoming} to Equinix, {@code outgoing} from Equinix, in Equinix's
     *     words
     */
    record Link(String subscription, String direction, boolean connected) {}

    /** All of them, as they are now. */
    List<Link> links();
  }
}
