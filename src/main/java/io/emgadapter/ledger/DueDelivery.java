package io.emgadapter.ledger;

import io.emgadapter.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that this instance is to publish to one destination, while its lease lasts.
 *
 * @param fence to be named when its end is recorded
 * @param attempts how often it was tried and found no route
 * @param isFinal whether a request ends with it, so that it must wait for a route
 */
public record DueDelivery(
    RecordedEvent event,
    Destination destination,
    int fence,
    int attempts,
    boolean isFinal,
    String routingKey,
    @Nullable String correlationId) {}
