package io.emgadapter.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Task as its events see it.
 *
 * @param locations the part of its request that it orders for; none where that is the whole
 */
record TaskView(
    UUID id,
    UUID request,
    String verb,
    String state,
    @Nullable Integer statusCode,
    @Nullable String reason,
    @Nullable String description,
    @Nullable String requestorId,
    List<String> locations,
    List<String> servicerIds) {}
