package io.emgadapter.ledger;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Task as it enters the ledger; the columns of the same names say what the fields mean. */
record NewTask(
    UUID id,
    UUID request,
    String subscription,
    UUID lane,
    int place,
    Verb verb,
    Resource resource,
    String route,
    TaskState state,
    @Nullable String requestorId,
    @Nullable String servicerId,
    @Nullable Instant notAfter) {}
