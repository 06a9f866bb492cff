package io.emgadapter.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Task as its events and its readers see it. */
record TaskView(
    UUID id,
    UUID request,
    String verb,
    String state,
    @Nullable Integer statusCode,
    @Nullable String reason,
    @Nullable String description,
    @Nullable String requestorId,
    List<String> servicerIds) {}
