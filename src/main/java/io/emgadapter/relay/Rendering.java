package io.emgadapter.relay;

import io.emgadapter.event.CloudEvents;
import io.emgadapter.ledger.DueDelivery;
import io.emgadapter.subscription.Subscriptions;

/** The bytes of an event, the same for every destination. */
record Rendering(Subscriptions subscriptions) {

  byte[] bytes(DueDelivery delivery) {
    String subscription = delivery.event().subscription();
    return CloudEvents.write(delivery.event(), subscriptions.laxPolicy(subscription));
  }
}
