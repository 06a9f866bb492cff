package io.emgadapter.ledger.reads;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order at Equinix, as far as it is known.
 *
 * @param parent the order that this one is a child of, by ReSubmit
 * @param state Equinix's word for it, from its latest notification
 * @param changedAt when the ledger last heard of it
 */
public record OrderStatus(
    String servicerId,
    String subscription,
    @Nullable String resource,
    @Nullable String requestorId,
    @Nullable String parent,
    @Nullable String state,
    List<String> locations,
    Instant appearedAt,
    Instant changedAt) {}
