package io.emgadapter.operate;

import io.emgadapter.gateway.Gateway.Links;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code emg.link.connected}: 1 for each link of this instance to EMG that is open, else 0. */
@Component
class LinkGauges implements MeterBinder {
  private final Subscriptions subscriptions;
  private final ObjectProvider<Links> links;

  LinkGauges(Subscriptions subscriptions, ObjectProvider<Links> links) {
    this.subscriptions = subscriptions;
    this.links = links;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Subscription each : subscriptions.all()) {
      if (each.incoming() != null) {
        gauge(registry, each.name(), "incoming");
      }
      if (each.outgoing() != null) {
        gauge(registry, each.name(), "outgoing");
      }
    }
  }

  private void gauge(MeterRegistry registry, String subscription, String direction) {
    Gauge.builder("emg.link.connected", () -> connected(subscription, direction))
        .tag("subscription", subscription)
        .tag("direction", direction)
        .register(registry);
  }

  private int connected(String subscription, String direction) {
    return links.stream()
            .flatMap(each -> each.links().stream())
            .anyMatch(link ->
                link.connected()
                    && link.subscription().equals(subscription)
                    && link.direction().equals(direction))
        ? 1
        : 0;
  }
}
