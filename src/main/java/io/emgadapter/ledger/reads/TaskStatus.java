package io.emgadapter.ledger.reads;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Task as it stands.
 *
 * @param id the Task's {@code Id} on the wire
 * @param requestId the id that the sender gave the request
 * @param state see {@link io.emgadapter.ledger.TaskState}
 * @param reason why it ended without an answer, or why it waits
 * @param statusCode Equinix's
 * @param description Equinix's own words
 * @param locations the cages and cabinets that it orders for, where the adapter divided its request
 *     by accounts; else none
 * @param servicerIds the orders that it made or is aimed at
 */
public record TaskStatus(
    UUID id,
    String requestId,
    String sender,
    String subscription,
    String verb,
    String resource,
    String route,
    String state,
    @Nullable String reason,
    @Nullable Integer statusCode,
    @Nullable String description,
    @Nullable String requestorId,
    List<String> locations,
    List<String> servicerIds,
    int attempts,
    Instant acceptedAt,
    @Nullable Instant sentAt,
    @Nullable Instant endedAt) {}
