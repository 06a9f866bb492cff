package io.emgadapter.operate;

import io.emgadapter.gateway.Gateway;
import io.emgadapter.operate.LedgerWatch.Seen;
import io.emgadapter.order.Route;
import io.emgadapter.receive.Listening;
import io.emgadapter.receive.Receivers;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Gauges of each subscription, 1 or 0: what keeps it from working. */
@Component
class SubscriptionGauges implements MeterBinder {
  private final Subscriptions subscriptions;
  private final Map<Route, Gateway> gateways;
  private final Receivers receivers;
  private final LedgerWatch watch;

  SubscriptionGauges(
      Subscriptions subscriptions, List<Gateway> gateways, Receivers receivers, LedgerWatch watch) {
    this.subscriptions = subscriptions;
    this.gateways = Gateway.byRoute(gateways);
    this.receivers = receivers;
    this.watch = watch;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Subscription each : subscriptions.all()) {
      String name = each.name();
      Tags tags = Tags.of("subscription", name);
      if (each.outgoing() != null) {
        gauge(
            registry,
            "emg.verification.stopped",
            "Whether nothing more is taken from EMG, because nothing verified.",
            tags,
            () -> listening(name, Listening::distrusts));
        gauge(
            registry,
            "emg.receiving.stuck",
            "Whether one batch from EMG is in hand for too long, and all behind it waits.",
            tags,
            () -> listening(name, Listening::stuck));
      }
      gauge(
          registry,
          "emg.subscription.paused",
          "Whether an operator has stopped its sending.",
          tags,
          () -> paused(name));
      for (Route route : each.usedRoutes()) {
        gauge(
            registry,
            "emg.route.blocked",
            "Whether nothing can be sent for it by this route now.",
            tags.and("route", route.word()),
            () -> blocked(route, name));
      }
    }
  }

  private boolean listening(String subscription, Predicate<Listening> is) {
    return receivers.listening().stream()
        .anyMatch(each -> each.subscription().name().equals(subscription) && is.test(each));
  }

  private boolean paused(String subscription) {
    Seen seen = watch.seen().value();
    return seen != null
        && seen.backlogs().stream()
            .anyMatch(each -> each.subscription().equals(subscription) && each.pausedBy() != null);
  }

  private boolean blocked(Route route, String subscription) {
    Gateway gateway = gateways.get(route);
    return gateway != null && gateway.blocked().containsKey(subscription);
  }

  private static void gauge(
      MeterRegistry registry, String name, String what, Tags tags, BooleanSupplier is) {
    Gauge.builder(name, () -> is.getAsBoolean() ? 1 : 0)
        .description(what)
        .tags(tags)
        .register(registry);
  }
}
