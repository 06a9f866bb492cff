package io.emgadapter.ledger.reads;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work request as it stands.
 *
 * @param id the id that its sender gave it
 * @param openTasks so many of its Tasks have not ended; 0 means that its final event is recorded
 */
public record RequestStatus(
    String id,
    String sender,
    String subscription,
    String verb,
    String resource,
    int openTasks,
    Instant acceptedAt,
    @Nullable Instant endedAt,
    List<TaskStatus> tasks) {}
