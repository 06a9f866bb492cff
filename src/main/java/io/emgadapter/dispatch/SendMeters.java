package io.emgadapter.dispatch;

import io.emgadapter.gateway.Gateway.Outcome;
import io.emgadapter.order.Route;
import io.emgadapter.sight.MessagingMeters;
import io.emgadapter.sight.MessagingMeters.Broker;
import io.emgadapter.sight.MessagingMeters.Channel;
import io.emgadapter.sight.OutcomeCounters;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts the Tasks that were sealed, and what became of each: the second adds up to the first. */
@Component
class SendMeters {
  private final MeterRegistry registry;
  private final Map<Route, OutcomeCounters<Sending>> sendings = new EnumMap<>(Route.class);
  private final Channel emg;

  SendMeters(MeterRegistry registry, MessagingMeters messaging, Subscriptions subscriptions) {
    this.registry = registry;
    for (Route route : Route.values()) {
      sendings.put(
          route,
          new OutcomeCounters<>(
              registry,
              "emg.tasks.sendings",
              "What became of sealed Tasks that were to be sent.",
              Tags.of("route", route.word()),
              Sending.class));
    }
    for (Subscription each : subscriptions.all()) {
      each.usedRoutes().forEach(route -> sealed(each.name(), route));
    }
    this.emg = messaging.channel(Broker.SERVICEBUS, "").sends("send");
  }

  /** What became of a sealed Task. */
  private enum Sending {
    SENT,
    ANSWERED,
    NOT_SENT,
    HALF_SENT,
    UNKNOWN,
    REFUSED,
    /** Too much of its lease had passed, so it was not handed to its gateway. */
    LEASE_LOST;

    private static Sending of(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Sent _ -> SENT;
        case Outcome.Answered _ -> ANSWERED;
        case Outcome.NotSent _ -> NOT_SENT;
        case Outcome.HalfSent _ -> HALF_SENT;
        case Outcome.Unknown _ -> UNKNOWN;
        case Outcome.Refused _ -> REFUSED;
      };
    }
  }

  /** The word for what became of a Task, here and in traces. */
  static String word(Outcome outcome) {
    return OutcomeCounters.word(Sending.of(outcome));
  }

  private Counter sealed(String subscription, Route route) {
    return Counter.builder("emg.tasks.sealed")
        .description("Tasks that were sealed to be sent, each send once.")
        .tags("subscription", subscription, "route", route.word())
        .register(registry);
  }

  private OutcomeCounters<Sending> of(Route route) {
    return Objects.requireNonNull(sendings.get(route));
  }

  /** These came too late in their lease. */
  void tooLate(String subscription, Route route, int tasks) {
    sealed(subscription, route).increment(tasks);
    of(route).add(Sending.LEASE_LOST, tasks);
  }

  /** These were handed to their gateway. */
  void sent(String subscription, Route route, List<Outcome> outcomes, Duration took) {
    sealed(subscription, route).increment(outcomes.size());
    outcomes.forEach(outcome -> of(route).add(Sending.of(outcome)));
    if (route == Route.EMG) {
      long unknown = outcomes.stream().filter(Outcome.Unknown.class::isInstance).count();
      long taken = outcomes.stream().filter(Outcome.Sent.class::isInstance).count();
      emg.sent(
          "send",
          outcomes.size(),
          (int) (outcomes.size() - taken),
          unknown > 0 ? "unknown" : "not-sent",
          took);
    }
  }
}
