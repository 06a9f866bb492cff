package io.emgadapter.relay;

import io.emgadapter.event.CloudEvents;
import io.emgadapter.event.RecordedEvent;
import io.emgadapter.subscription.Subscriptions;

/** The bytes of an event, the same for every destination. */
record Rendering(Subscriptions subscriptions) {

  byte[] bytes(RecordedEvent event) {
    return CloudEvents.write(event, subscriptions.laxPolicy(event.subscription()));
  }
}
