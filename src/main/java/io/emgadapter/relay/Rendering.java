package io.emgadapter.relay;

import io.emgadapter.event.CloudEvents;
import io.emgadapter.ledger.DueDelivery;
import io.emgadapter.subscription.Subscription;
import io.emgadapter.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;

/** The bytes of an event, the same for every destination. */
record Rendering(Subscriptions subscriptions) {

  byte[] bytes(DueDelivery delivery) {
    return CloudEvents.write(delivery.event(), laxPolicy(delivery));
  }

  private @Nullable String laxPolicy(DueDelivery delivery) {
    String name = delivery.event().subscription();
    return name == null
        ? null
        : subscriptions.find(name).flatMap(Subscription::laxPolicy).orElse(null);
  }
}
