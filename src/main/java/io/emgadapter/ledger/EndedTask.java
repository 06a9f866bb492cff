package io.emgadapter.ledger;

import io.emgadapter.order.Resource;
import io.emgadapter.order.Verb;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Task that a transaction has just ended.
 *
 * @param followed whether something waits in its lane
 */
record EndedTask(
    UUID id,
    UUID request,
    UUID lane,
    String subscription,
    Verb verb,
    Resource resource,
    @Nullable String requestorId,
    @Nullable String servicerId,
    boolean followed,
    TaskEnd end) {}
