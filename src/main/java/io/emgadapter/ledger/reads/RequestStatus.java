package io.emgadapter.ledger.reads;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work request as it stands.
 *
 * @param id the id that its sender gave it
 * @param notes what becomes of fields that its route has no home for
 * @param openTasks so many of its Tasks have not ended; 0 means that its final event is recorded
 */
public record RequestStatus(
    String id,
    String sender,
    String subscription,
    String verb,
    String resource,
    List<String> notes,
    int openTasks,
    Instant acceptedAt,
    @Nullable Instant endedAt,
    List<TaskStatus> tasks) {}
